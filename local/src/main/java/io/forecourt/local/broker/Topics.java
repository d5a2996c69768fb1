package io.forecourt.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that the event catalogue names, and one for the dead letters of each service. */
public final class Topics {

  /** Only these may forget: each record is the whole latest truth about its key. */
  private static final Set<String> REFERENCE =
      Set.of("forecourt.hr.store", "forecourt.hr.person", "forecourt.inventory.model");

  private static final int TOPIC_COLUMN = 3;
  private static final int OWNER_COLUMN = 2;

  private Topics() {}

  static List<NewTopic> of(Path catalogue) throws IOException {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : names(Files.readAllLines(catalogue))) {
      topics.add(
          new NewTopic(name, 3, (short) 1)
              .configs(
                  Map.of(
                      "cleanup.policy",
                      REFERENCE.contains(name) ? "compact" : "delete",
                      "retention.ms",
                      "-1")));
    }
    return topics;
  }

  /** Every topic name, from the lines of the catalogue with its heading. */
  public static Set<String> names(List<String> catalogue) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> owners = new LinkedHashSet<>();
    for (String line : catalogue.subList(1, catalogue.size())) {
      String[] columns = line.split(",");
      if (columns.length > TOPIC_COLUMN) {
        names.add(columns[TOPIC_COLUMN].strip());
        owners.add(columns[OWNER_COLUMN].strip());
      }
    }
    owners.forEach(owner -> names.add("forecourt.dlt." + owner));
    return names;
  }
}
