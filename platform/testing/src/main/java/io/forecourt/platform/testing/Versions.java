package io.forecourt.platform.testing;

import org.apache.kafka.common.utils.AppInfoParser;

/** Versions of the servers that tests run on. */
final class Versions {

  static final String MARIADB = "11.4.5";
  static final String MYSQL_IMAGE = "mysql:9.7";
  static final String KAFKA_IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

  private Versions() {}
}
