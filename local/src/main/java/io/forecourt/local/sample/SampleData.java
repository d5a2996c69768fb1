package io.forecourt.local.sample;

import io.forecourt.local.api.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Invented models, cars, customers and leads: the same at every run, so that loading again adds
 * nothing.
 */
final class SampleData {

  static final int CARS = 60;
  static final int CUSTOMERS = 300;
  static final int OPEN_LEADS = 36;

  private static final long SEED = 20_261_121;

  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文玲红鑫波宇浩凯佳琪思雨晨阳雪梅兰峰鹏飞倩婷";

  private static final List<String> SOURCES =
      List.of("WEB", "PHONE", "REFERRAL", "WALK_IN", "CAMPAIGN");

  private SampleData() {}

  /**
   * @param vds the five places of a VIN that tell the model
   */
  record Model(
      String code,
      String series,
      String name,
      String energy,
      int seats,
      @Nullable Integer displacementMl,
      String guidePrice,
      List<String> colours,
      String vds,
      int share) {

    Map<String, Object> body() {
      Map<String, Object> body = new java.util.LinkedHashMap<>();
      body.put("code", code);
      body.put("brand", "星程");
      body.put("series", series);
      body.put("name", name);
      body.put("energy", energy);
      body.put("seats", seats);
      if (displacementMl != null) {
        body.put("displacementMl", displacementMl);
      }
      body.put("guidePrice", Map.of("amount", guidePrice, "currency", "CNY"));
      body.put("colours", colours);
      return body;
    }
  }

  record Car(String vin, String modelCode, String colour) {}

  record Customer(String name, String mobile) {}

  record Lead(Customer person, String source, String modelCode) {}

  static final List<Model> MODELS =
      List.of(
          new Model(
              "COMPASS-15T",
              "远航",
              "远航 1.5T 舒适型",
              "ICE",
              5,
              1498,
              "129800.00",
              List.of("WHITE", "BLACK", "SILVER", "RED"),
              "CP15T",
              16),
          new Model(
              "COMPASS-20T",
              "远航",
              "远航 2.0T 豪华型",
              "ICE",
              5,
              1998,
              "169800.00",
              List.of("WHITE", "BLACK", "BLUE"),
              "CP20T",
              10),
          new Model(
              "LANTERN-BEV",
              "灯塔",
              "灯塔 纯电 长续航版",
              "BEV",
              5,
              null,
              "189800.00",
              List.of("WHITE", "BLUE", "GREY"),
              "LNEV5",
              12),
          new Model(
              "HARBOUR-PHEV",
              "港湾",
              "港湾 1.5 插电混动 七座",
              "PHEV",
              7,
              1498,
              "219800.00",
              List.of("WHITE", "BLACK", "GREY"),
              "HBPH7",
              10),
          new Model(
              "BREEZE-15",
              "微风",
              "微风 1.5 标准型",
              "ICE",
              5,
              1499,
              "79800.00",
              List.of("WHITE", "SILVER", "RED"),
              "BZ15N",
              8),
          new Model(
              "SUMMIT-HEV",
              "峰会",
              "峰会 2.0 混合动力",
              "HEV",
              5,
              1987,
              "259800.00",
              List.of("BLACK", "WHITE"),
              "SM20H",
              4));

  static List<Car> cars(Store store) {
    List<Car> cars = new ArrayList<>();
    int number = 1000 * (store.ordinal() + 1);
    for (Model model : MODELS) {
      for (int i = 0; i < model.share(); i++) {
        number++;
        String vin = Vins.of("LXC", model.vds(), "TA", number);
        cars.add(new Car(vin, model.code(), model.colours().get(i % model.colours().size())));
      }
    }
    return cars;
  }

  /** Numbers of these people begin with 1390 0: nobody was ever given them. */
  static List<Customer> customers(Store store) {
    Random random = new Random(SEED + store.ordinal());
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(
          new Customer(
              name(random), "1390%d%06d".formatted(2 + store.ordinal(), 100_000 + i * 37)));
    }
    return customers;
  }

  /** New people, not among the customers, who are being looked after. */
  static List<Lead> leads(Store store) {
    Random random = new Random(SEED * 3 + store.ordinal());
    List<Lead> leads = new ArrayList<>();
    for (int i = 0; i < OPEN_LEADS; i++) {
      leads.add(
          new Lead(
              new Customer(
                  name(random), "1390%d%06d".formatted(6 + store.ordinal(), 100_000 + i * 53)),
              SOURCES.get(random.nextInt(SOURCES.size())),
              MODELS.get(random.nextInt(MODELS.size())).code()));
    }
    return leads;
  }

  static String name(Random random) {
    StringBuilder name = new StringBuilder();
    name.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
    int length = 1 + random.nextInt(2);
    for (int i = 0; i < length; i++) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }
}
