package io.forecourt.platform.event;

import io.forecourt.platform.event.DeadLetter.State;
import io.forecourt.platform.rule.NotFound;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For operators and the launcher, never routed by the gateway: dead letters, rebuilds, and who
 * handled what.
 */
@RestController
@RequestMapping("/internal")
class EventEndpoints {

  private static final int MOST = 1000;

  private final DeadLetters deadLetters;
  private final EventConsumers consumers;
  private final ProjectionRebuild rebuilds;
  private final Inbox inbox;

  EventEndpoints(
      DeadLetters deadLetters, EventConsumers consumers, ProjectionRebuild rebuilds, Inbox inbox) {
    this.deadLetters = deadLetters;
    this.consumers = consumers;
    this.rebuilds = rebuilds;
    this.inbox = inbox;
  }

  @GetMapping("/dead-letters")
  List<DeadLetter> deadLetters(
      @RequestParam @Nullable State state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit) {
    return deadLetters.list(state, after, Math.clamp(limit, 1, MOST));
  }

  @GetMapping("/dead-letters/{id}")
  DeadLetter deadLetter(@PathVariable String id) {
    return deadLetters.find(id).orElseThrow(() -> new NotFound("dead-letter", id));
  }

  @PostMapping("/dead-letters/{id}/replay")
  DeadLetter replay(@PathVariable String id) {
    return deadLetters.replay(id, consumers.handlers());
  }

  @PostMapping("/projections/{name}/rebuild")
  ProjectionRebuild.Result rebuild(@PathVariable String name) throws SQLException {
    return rebuilds.rebuild(name);
  }

  @GetMapping("/handled")
  List<Inbox.Handled> handled(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant since,
      @RequestParam(defaultValue = "1000") int limit) {
    return inbox.since(since, Math.clamp(limit, 1, MOST));
  }
}
