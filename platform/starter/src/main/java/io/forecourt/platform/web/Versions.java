package io.forecourt.platform.web;

import io.forecourt.platform.rule.StaleVersion;

/** {@code ETag} and {@code If-Match} of aggregates: the quoted row version. */
public final class Versions {

  private static final String WEAK = "W/";

  private Versions() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * @param ifMatch the header as sent, one tag or several; a proxy may have weakened it. Its
   *     presence on PUT, PATCH and DELETE is checked before (428)
   * @throws StaleVersion if the current version is not among them
   */
  public static void require(String ifMatch, long current) {
    for (String sent : ifMatch.split(",", -1)) {
      String tag = sent.strip();
      String strong = tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
      if (strong.equals("*") || strong.equals(etag(current))) {
        return;
      }
    }
    throw new StaleVersion(current);
  }
}
