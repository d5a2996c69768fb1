package io.forecourt.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.api.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleDataTests {

  @Test
  void theCheckDigitIsThatOfTheStandard() {
    assertThat(Vins.checkDigit("1M8GDM9AXKP042788")).isEqualTo('X');
    assertThat(Vins.checkDigit("11111111111111111")).isEqualTo('1');
  }

  @Test
  void everyStoreHasSixtyCarsOfItsOwnWithValidNumbers() {
    List<String> vins = new ArrayList<>();
    for (Store store : Store.values()) {
      List<SampleData.Car> cars = SampleData.cars(store);
      assertThat(cars).hasSize(SampleData.CARS);
      cars.forEach(car -> vins.add(car.vin()));
    }

    assertThat(vins)
        .doesNotHaveDuplicates()
        .allSatisfy(
            vin -> {
              assertThat(vin).hasSize(17);
              assertThat(vin.charAt(8)).isEqualTo(Vins.checkDigit(vin));
            });
  }

  @Test
  void noTwoPeopleHaveTheSameNumber() {
    List<String> mobiles = new ArrayList<>();
    for (Store store : Store.values()) {
      assertThat(SampleData.customers(store)).hasSize(SampleData.CUSTOMERS);
      SampleData.customers(store).forEach(customer -> mobiles.add(customer.mobile()));
      SampleData.leads(store).forEach(lead -> mobiles.add(lead.person().mobile()));
    }

    assertThat(mobiles).doesNotHaveDuplicates().allMatch(mobile -> mobile.matches("1390\\d{7}"));
  }

  @Test
  void theSampleIsTheSameAtEveryRun() {
    assertThat(SampleData.leads(Store.EAST)).isEqualTo(SampleData.leads(Store.EAST));
    assertThat(SampleData.customers(Store.WEST)).isEqualTo(SampleData.customers(Store.WEST));
  }
}
