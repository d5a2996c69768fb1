package io.forecourt.crm.followup.application;

import io.forecourt.crm.followup.persistence.Samples;
import io.forecourt.crm.followup.persistence.Samples.Sample;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a manager look at contacts that chance has chosen, and not the consultants. */
@Service
public class FollowUpSampling {
  private final Samples samples;
  private final BusinessClock clock;
  private final Access access;
  private final SecureRandom random = new SecureRandom();

  FollowUpSampling(Samples samples, BusinessClock clock, Access access) {
    this.samples = samples;
    this.clock = clock;
    this.access = access;
  }

  /** Draws from what was done in the last days, in the caller's scope. */
  @Transactional
  public Sample draw(int size, int days) {
    Caller caller = access.caller();
    Instant now = clock.instant();
    Instant from = now.minus(Duration.ofDays(days));
    List<String> done = samples.done(from, now);
    long seed = random.nextLong();
    return samples.save(
        new Sample(
            Ids.next(),
            caller.store(),
            caller.personId(),
            seed,
            from,
            now,
            done.size(),
            now,
            Samples.draw(done, size, seed).stream().map(Samples.Drawn::new).toList(),
            null));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Sample get(String id) {
    Sample sample = samples.find(id).orElseThrow(() -> new NotFound("follow-up-sample", id));
    access.requireInScope(
        "crm.follow-up.sample", "follow-up-sample", id, sample.storeCode(), sample.ownerId());
    return sample;
  }
}
