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

/**
 * {@code ./dealer dead-letters list|show|replay}: messages that a handler refused for good, and the
 * deadlines and daily jobs that did not get through either.
 */
public final class DeadLettersCommand {

  private static final int PAGE = 500;

  private final Dealership dealership;
  private final Terminal terminal;

  public DeadLettersCommand(Dealership dealership, Terminal terminal) {
    this.dealership = dealership;
    this.terminal = terminal;
  }

  private static final String LETTERS = "/internal/dead-letters";
  private static final String WORK = "/internal/failed-work";

  /** A message, or work that was due. */
  private record Letter(String service, String path, JsonNode json) {
    String text(String field) {
      return json.path(field).asString("");
    }

    boolean isWork() {
      return path.equals(WORK);
    }

    String state() {
      return isWork() ? "due" : text("state").toLowerCase(Locale.ROOT);
    }

    String what() {
      return isWork() ? text("kind") : Event.nameOf(text("eventType"));
    }

    String reason() {
      return text(isWork() ? "failure" : "reason");
    }

    String handler() {
      return isWork() ? text("subject") : text("handler");
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
                .formatted(
                    "id", "service", "state", "event or kind", "reason", "handler or subject")));
    for (Letter letter : letters) {
      terminal.line(
          "%-36s  %-9s %-8s %-24s %-30s %s"
              .formatted(
                  letter.text("id"),
                  letter.service(),
                  letter.state(),
                  letter.what(),
                  letter.reason(),
                  letter.handler()));
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
              letter.service(), "POST", letter.path() + "/" + letter.text("id") + "/replay", null);
      boolean good = answer.good() && (letter.isWork() || answer.text("state").equals("REPLAYED"));
      failed += good ? 0 : 1;
      terminal.line(
          "%s  %s %s: %s"
              .formatted(
                  letter.text("id"),
                  letter.service(),
                  letter.what(),
                  good
                      ? letter.isWork() ? "due again now" : "handled now"
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
            letters.add(new Letter(service, LETTERS, item));
          }
        }
      } while (got == PAGE);
      dealership.ask(service, WORK).forEach(item -> letters.add(new Letter(service, WORK, item)));
    }
    return letters;
  }

  private Letter find(String id) {
    for (String service : Dealership.SERVICES) {
      for (String path : List.of(LETTERS, WORK)) {
        Answer answer = dealership.internal(service, "GET", path + "/" + id, null);
        if (answer.good()) {
          return new Letter(service, path, answer.body());
        }
      }
    }
    throw new Trouble("no service has a dead letter " + id);
  }
}
