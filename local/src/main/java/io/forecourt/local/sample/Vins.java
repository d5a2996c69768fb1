package io.forecourt.local.sample;

/** Vehicle identification numbers whose check digit (ISO 3779, ninth place) is right. */
public final class Vins {

  private static final String LETTERS = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  private Vins() {}

  /**
   * @param maker the first three places
   * @param model five places
   * @param yearAndPlant two places
   * @param number the car's own number, up to six digits
   */
  public static String of(String maker, String model, String yearAndPlant, int number) {
    String open = maker + model + "0" + yearAndPlant + "%06d".formatted(number);
    if (open.length() != 17) {
      throw new IllegalArgumentException("a VIN has 17 places: " + open);
    }
    return open.substring(0, 8) + checkDigit(open) + open.substring(9);
  }

  static char checkDigit(String vin) {
    int sum = 0;
    for (int place = 0; place < vin.length(); place++) {
      sum += value(vin.charAt(place)) * WEIGHTS[place];
    }
    int rest = sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest);
  }

  private static int value(char letter) {
    int place = LETTERS.indexOf(letter);
    if (place < 0) {
      throw new IllegalArgumentException("not a letter of a VIN: " + letter);
    }
    return place % 10;
  }
}
