package io.forecourt.hr.identity;

import io.forecourt.hr.person.PersonLeft;
import io.forecourt.hr.person.PersonMoved;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends logins when people leave or change post, and clears away what is used up. */
@Component
class LoginEnds {

  private final RotatingAuthorizations authorizations;
  private final LoginGuard guard;

  LoginEnds(RotatingAuthorizations authorizations, LoginGuard guard) {
    this.authorizations = authorizations;
    this.guard = guard;
  }

  @EventListener
  void left(PersonLeft left) {
    authorizations.endAllOf(left.personId());
  }

  @EventListener
  void moved(PersonMoved moved) {
    authorizations.endAllOf(moved.personId());
  }

  @DailyJob(value = "hr.forget-logins", at = "03:30")
  void forgetOld(JobDay day) {
    authorizations.forgetOld();
    guard.forgetOld();
  }
}
