package io.forecourt.platform.value;

import java.text.Normalizer;

/**
 * What all identifiers share before they are checked: fold, drop the named separators, upper-case.
 */
final class Cleaning {
  private Cleaning() {}

  /**
   * Unicode NFKC (full-width digits and letters become plain), without the separators, in upper
   * case. Only ASCII letters change case: {@code ß} shall be refused, not repaired into {@code SS}.
   */
  static String clean(String raw, String separators) {
    String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    var cleaned = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (separators.indexOf(c) < 0) {
        cleaned.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
    }
    return cleaned.toString();
  }

  static int length(String cleaned) {
    return cleaned.codePointCount(0, cleaned.length());
  }

  static boolean onlyFrom(String alphabet, String cleaned) {
    return cleaned.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
  }

  static boolean digits(String cleaned) {
    return cleaned.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static String stars(int count) {
    return "*".repeat(count);
  }
}
