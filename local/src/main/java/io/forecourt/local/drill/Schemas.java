package io.forecourt.local.drill;

import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The schemas of the services, for a drill that looks at what no interface shows. */
final class Schemas {

  private Schemas() {}

  static Connection open(Ports ports, Secrets secrets, String service) throws SQLException {
    String schema = "forecourt_" + service;
    String url =
        "jdbc:mysql://127.0.0.1:%d/%s?useSSL=false&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
            .formatted(ports.database(), schema);
    return DriverManager.getConnection(url, schema, secrets.password("database." + service));
  }
}
