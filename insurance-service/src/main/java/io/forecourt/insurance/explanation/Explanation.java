package io.forecourt.insurance.explanation;

import io.forecourt.insurance.premium.TableRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a quotation is, section by section.
 *
 * @param facts name and value, in order
 * @param demo whether a figure is invented
 * @param warnings in words
 * @param sources key and text of what the tables rest on
 */
record Explanation(
    String number,
    List<Fact> facts,
    boolean demo,
    List<Section> sections,
    String total,
    List<String> warnings,
    Map<String, String> sources,
    Fingerprints fingerprints) {

  record Fact(String name, String value) {}

  record Section(String title, String amount, List<Step> steps) {}

  /**
   * @param name empty where it goes on with the step above
   * @param formula with the figures in it
   * @param table that a figure was read from; null for plain arithmetic
   */
  record Step(
      String name,
      @Nullable String detail,
      String formula,
      String result,
      @Nullable TableRef table) {

    Step(String name, String formula, String result, @Nullable TableRef table) {
      this(name, null, formula, result, table);
    }
  }

  /** The files of the tables, by which anybody can make the quotation again. */
  record Fingerprints(
      String tariff,
      String tariffSha256,
      @Nullable String insurerVersion,
      @Nullable String insurerSha256) {}
}
