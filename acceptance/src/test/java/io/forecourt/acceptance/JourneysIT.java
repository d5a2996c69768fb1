package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.acceptance.Dealership.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories that the launcher tells come true on a running house. */
class JourneysIT {

  private final Dealership house = Dealership.open();

  @ParameterizedTest
  @ValueSource(strings = {"complaint", "campaign"})
  void everyFindingOfTheJourneyIsAsItShouldBe(String journey) {
    Said told = house.run("journey", journey, "--json");

    assertThat(told.exitCode()).as(told.text()).isZero();
    assertThat(told.json().path("complete").asBoolean()).isTrue();
  }
}
