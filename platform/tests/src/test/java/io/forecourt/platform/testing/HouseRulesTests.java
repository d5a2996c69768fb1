package io.forecourt.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.forecourt.crm.lawful.domain.Law;
import io.forecourt.crm.lawful.web.LawController;
import io.forecourt.crm.unlawful.domain.BrokenController;
import io.forecourt.sales.Neighbour;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTests {

  private static final JavaClasses LAWFUL =
      new ClassFileImporter().importClasses(Law.class, LawController.class, Neighbour.class);
  private static final JavaClasses UNLAWFUL =
      new ClassFileImporter().importClasses(BrokenController.class, Neighbour.class);

  static Stream<ArchRule> rules() {
    return Stream.of(
        HouseRules.FEATURES_ASK_THROUGH_SCOPED_QUERIES,
        HouseRules.DOMAIN_IS_PLAIN,
        HouseRules.EVERY_CONTROLLER_METHOD_HAS_A_PERMIT,
        HouseRules.CONTROLLERS_LIVE_IN_THE_WEB_PACKAGE_OR_A_FLAT_FEATURE,
        HouseRules.NOBODY_SLEEPS,
        HouseRules.NOBODY_READS_THE_SYSTEM_CLOCK,
        HouseRules.importsNoOtherService("crm"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aServiceThatKeepsTheRulesPasses(ArchRule rule) {
    assertThat(rule.evaluate(LAWFUL).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aServiceThatBreaksARuleIsFound(ArchRule rule) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(UNLAWFUL));
  }
}
