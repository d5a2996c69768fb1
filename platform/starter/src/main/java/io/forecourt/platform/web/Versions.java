package io.forecourt.platform.web;

import io.forecourt.platform.rule.StaleVersion;

/** {@code ETag} and {@code If-Match} of aggregates: the quoted row version. */
public final class Versions {

  private Versions() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * @param ifMatch the header as sent; its presence on PUT, PATCH and DELETE is checked before
   *     (428)
   * @throws StaleVersion if it is not the current version
   */
  public static void require(String ifMatch, long current) {
    if (!ifMatch.equals("*") && !ifMatch.equals(etag(current))) {
      throw new StaleVersion(current);
    }
  }
}
