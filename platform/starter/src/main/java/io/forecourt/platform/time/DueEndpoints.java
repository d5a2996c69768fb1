package io.forecourt.platform.time;

import io.forecourt.platform.rule.NotFound;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For operators and the launcher, never routed by the gateway: deadlines and jobs that failed for
 * good, and their second chance.
 */
@RestController
@RequestMapping("/internal/failed-work")
class DueEndpoints {

  private final DueWork work;

  DueEndpoints(DueWork work) {
    this.work = work;
  }

  @GetMapping
  List<FailedWork> failed() {
    return work.failed();
  }

  @GetMapping("/{id}")
  FailedWork failed(@PathVariable String id) {
    return work.failed().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("failed-work", id));
  }

  /** It is due again, at its old moment, and fires like all that is due. */
  @PostMapping("/{id}/replay")
  FailedWork replay(@PathVariable String id) {
    FailedWork failed = failed(id);
    work.replay(id);
    return failed;
  }
}
