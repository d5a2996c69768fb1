package io.forecourt.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.personal.Masks.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MasksTests {

  @ParameterizedTest
  @CsvSource({
    "13812341234, 138****1234",
    "+8613812341234, +86138****1234",
    "1380013800, **********",
    "11012345678, ***********",
    "+85261234567, ************"
  })
  void aMobileShowsThreeAndFourDigitsAndAnythingElseNothing(String clear, String masked) {
    assertThat(Masks.mobile(clear)).isEqualTo(masked);
  }

  @Test
  void aLandlineShowsItsLastFourDigits() {
    assertThat(Masks.landline("+8657188001234")).isEqualTo("**********1234");
    assertThat(Masks.landline("1234")).isEqualTo("****");
  }

  @ParameterizedTest
  @CsvSource({
    "张, *, *, *",
    "张明, 张*, 张*, **",
    "李小龙, 李*龙, 李**, ***",
    "欧阳小明, 欧**明, 欧***, ****",
    "Anna Li, A***, A***, ***",
    "𠮷田明, 𠮷*明, 𠮷**, ***",
    "A, *, *, *"
  })
  void aNameShowsAsMuchAsThePlaceAllows(String clear, String screen, String list, String log) {
    assertThat(Masks.name(clear, Place.SCREEN)).isEqualTo(screen);
    assertThat(Masks.name(clear, Place.LIST)).isEqualTo(list);
    assertThat(Masks.name(clear, Place.LOG)).isEqualTo(log);
  }

  @ParameterizedTest
  @CsvSource({
    "510107198511070032, 510107********0032, **************0032",
    "11010519491231002x, 110105********002x, **************002x",
    "51010719851107003, *****************, *****************"
  })
  void aResidentIdHidesTheBirthDateAndIsNeverLogged(String clear, String screen, String list) {
    assertThat(Masks.residentId(clear, Place.SCREEN)).isEqualTo(screen);
    assertThat(Masks.residentId(clear, Place.LIST)).isEqualTo(list);
    assertThat(Masks.residentId(clear, Place.LOG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"E12345678, E1*****78, *******78", "E1234, E1*34, ***34", "E123, ****, ****"})
  void anotherPaperShowsItsEnds(String clear, String screen, String list) {
    assertThat(Masks.document(clear, Place.SCREEN)).isEqualTo(screen);
    assertThat(Masks.document(clear, Place.LIST)).isEqualTo(list);
    assertThat(Masks.document(clear, Place.LOG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"川A8Q2K6, 川A***K6", "粤SD88001, 粤S****01", "川A8Q, ****"})
  void aPlateIsWholeForThoseWhoServeTheCarAndCutElsewhere(String clear, String elsewhere) {
    assertThat(Masks.plate(clear, Place.SCREEN)).isEqualTo(clear);
    assertThat(Masks.plate(clear, Place.LIST)).isEqualTo(elsewhere);
    assertThat(Masks.plate(clear, Place.LOG)).isEqualTo(elsewhere);
  }

  @Test
  void aVinIsWholeForThoseWhoServeTheCarAndCutElsewhere() {
    assertThat(Masks.vin("LVSHCAMB4PE104728", Place.SCREEN)).isEqualTo("LVSHCAMB4PE104728");
    assertThat(Masks.vin("LVSHCAMB4PE104728", Place.LIST)).isEqualTo("LVS********104728");
    assertThat(Masks.vin("LVSHCAMB4PE104728", Place.LOG)).isEqualTo("104728");
    assertThat(Masks.vin("104728", Place.LOG)).isEqualTo("******");
  }

  @ParameterizedTest
  @CsvSource({
    "四川省成都市武侯区人民南路四段1号, 四川省成都市武侯区***",
    "北京市朝阳区建国路88号, 北京市朝阳区***",
    "广西壮族自治区南宁市青秀区民族大道1号, 广西壮族自治区南宁市青秀区***",
    "浙江省杭州市人民小区2栋, 浙江省杭州市***",
    "幸福路7号, ***"
  })
  void anAddressEndsWithItsDistrictAndIsNeverLogged(String clear, String shown) {
    assertThat(Masks.address(clear, Place.SCREEN)).isEqualTo(shown);
    assertThat(Masks.address(clear, Place.LIST)).isEqualTo(shown);
    assertThat(Masks.address(clear, Place.LOG)).isEmpty();
  }

  @Test
  void aBankCardShowsItsLastFourDigits() {
    assertThat(Masks.bankCard("6222021234567890", Place.LIST)).isEqualTo("************7890");
    assertThat(Masks.bankCard("6222021234567890", Place.LOG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"zhang@example.com, z***@example.com", "zhang, *****", "@example.com, ************"})
  void anEmailShowsItsFirstCharacterAndDomain(String clear, String masked) {
    assertThat(Masks.email(clear)).isEqualTo(masked);
  }

  @Test
  void aCompanyIsNamedUnlessItIsASoleTrader() {
    assertThat(Masks.company("成都某某汽车有限公司", false, Place.LIST)).isEqualTo("成都某某汽车有限公司");
    assertThat(Masks.company("张明", true, Place.LIST)).isEqualTo("张*");
  }

  @ParameterizedTest
  @EnumSource
  void nothingStaysNothing(Place place) {
    assertThat(Masks.mobile(null)).isNull();
    assertThat(Masks.landline(null)).isNull();
    assertThat(Masks.name(null, place)).isNull();
    assertThat(Masks.residentId(null, place)).isNull();
    assertThat(Masks.document(null, place)).isNull();
    assertThat(Masks.plate(null, place)).isNull();
    assertThat(Masks.vin(null, place)).isNull();
    assertThat(Masks.address(null, place)).isNull();
    assertThat(Masks.bankCard(null, place)).isNull();
    assertThat(Masks.email(null)).isNull();
  }
}
