package io.forecourt.local.letters;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Event;
import io.forecourt.local.api.Http;
import io.forecourt.local.stack.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code ./dealer dead-letters list|show|replay}. */
public final class DeadLettersCommand {

  private static final int PAGE = 500;

  private final Dealership dealership;
  private final Terminal terminal;

  public DeadLettersCommand(Dealership dealership, Terminal terminal) {
    this.dealership = dealership;
    this.terminal = terminal;
  }

  private record Letter(String service, JsonNode json) {
    String text(String field) {
      return json.path(field).asString("");
    }
  }

  public int run(String what, Optional<String> id, boolean all, boolean json) {
    return switch (what) {
      case "list" -> list(all, json);
      case "show" -> show(id.orElseThrow(DeadLettersCommand::which));
      case "replay" -> replay(id, all);
      default ->
          throw new Trouble("dead-letters list, show ID or replay ID|--all, not '" + what + "'", 2);
    };
  }

  private static Trouble which() {
    return new Trouble("which one? ./dealer dead-letters list shows the ids", 2);
  }

  private int list(boolean all, boolean json) {
    List<Letter> letters = letters(all);
    if (json) {
      terminal.line(
          Http.JSON
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(letters.stream().map(Letter::json).toList()));
      return 0;
    }
    if (letters.isEmpty()) {
      terminal.line(
          "No dead letters" + (all ? "." : " that wait (--all shows replayed ones, too)."));
      return 0;
    }
    terminal.line(
        terminal.bold(
            "%-36s  %-9s %-8s %-24s %-30s %s"
                .formatted("id", "service", "state", "event", "reason", "handler")));
    for (Letter letter : letters) {
      terminal.line(
          "%-36s  %-9s %-8s %-24s %-30s %s"
              .formatted(
                  letter.text("id"),
                  letter.service(),
                  letter.text("state").toLowerCase(Locale.ROOT),
                  Event.nameOf(letter.text("eventType")),
                  letter.text("reason"),
                  letter.text("handler")));
    }
    terminal.line(
        "Look: ./dealer dead-letters show ID    After the mend: ./dealer dead-letters replay ID |"
            + " --all");
    return 0;
  }

  private int show(String id) {
    Letter letter = find(id);
    terminal.line(Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(letter.json()));
    return 0;
  }

  private int replay(Optional<String> id, boolean all) {
    List<Letter> letters;
    if (all) {
      letters = letters(false);
    } else {
      letters = List.of(find(id.orElseThrow(DeadLettersCommand::which)));
    }
    int failed = 0;
    for (Letter letter : letters) {
      Answer answer =
          dealership.internal(
              letter.service(),
              "POST",
              "/internal/dead-letters/" + letter.text("id") + "/replay",
              null);
      boolean good = answer.good() && answer.text("state").equals("REPLAYED");
      failed += good ? 0 : 1;
      terminal.line(
          "%s  %s %s: %s"
              .formatted(
                  letter.text("id"),
                  letter.service(),
                  Event.nameOf(letter.text("eventType")),
                  good
                      ? "handled now"
                      : answer.good()
                          ? "refused again: " + answer.text("reason") + " " + answer.text("detail")
                          : answer.refusal()));
    }
    if (letters.isEmpty()) {
      terminal.line("No dead letter waits.");
    }
    return failed == 0 ? 0 : 1;
  }

  private List<Letter> letters(boolean all) {
    List<Letter> letters = new ArrayList<>();
    for (String service : Dealership.SERVICES) {
      String after = "";
      int got;
      do {
        JsonNode page =
            dealership.ask(service, "/internal/dead-letters?limit=" + PAGE + "&after=" + after);
        got = 0;
        for (JsonNode item : page) {
          got++;
          after = item.path("id").asString("");
          if (all || !item.path("state").asString("").equals("REPLAYED")) {
            letters.add(new Letter(service, item));
          }
        }
      } while (got == PAGE);
    }
    return letters;
  }

  private Letter find(String id) {
    for (String service : Dealership.SERVICES) {
      Answer answer = dealership.internal(service, "GET", "/internal/dead-letters/" + id, null);
      if (answer.good()) {
        return new Letter(service, answer.body());
      }
    }
    throw new Trouble("no service has a dead letter " + id);
  }
}
