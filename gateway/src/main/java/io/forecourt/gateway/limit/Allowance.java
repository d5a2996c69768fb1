package io.forecourt.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.forecourt.gateway.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A bucket of tokens for each who asks; what is left is said in the headers {@code
 * RateLimit-Policy} and {@code RateLimit}.
 */
final class Allowance {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final String name;
  private final String policy;
  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param burst requests at once
   * @param refill how many of them come back in the period
   * @param askers how many are remembered at most
   */
  Allowance(String name, int burst, int refill, Duration period, int askers) {
    this.name = "\"" + name + "\"";
    this.policy =
        this.name + ";q=" + burst + ";w=" + Math.max(1, burst * period.toSeconds() / refill);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(askers)
            .expireAfterAccess(REMEMBERED)
            .build(
                _ ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                        .build());
  }

  /**
   * @param answer headers of the answer
   * @throws Problem if nothing is left for this asker
   */
  void take(String asker, HttpHeaders answer) {
    ConsumptionProbe probe = buckets.get(asker).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      answer.set("RateLimit-Policy", policy);
      answer.set("RateLimit", name + ";r=" + probe.getRemainingTokens());
      return;
    }
    long wait =
        Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999));
    throw new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "gateway.too-many-requests",
        Map.of(
            HttpHeaders.RETRY_AFTER,
            Long.toString(wait),
            "RateLimit-Policy",
            policy,
            "RateLimit",
            name + ";r=0;t=" + wait));
  }
}
