package io.forecourt.crm.unlawful.domain;

import io.forecourt.sales.Neighbour;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaks every rule of the house at once. */
@RestController
public class BrokenController {

  private final JdbcClient jdbc;

  BrokenController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/api/v1/crm/broken")
  public String broken() throws InterruptedException {
    Thread.sleep(1);
    return jdbc.sql("SELECT 1").query(String.class).single() + Instant.now() + Neighbour.name();
  }
}
