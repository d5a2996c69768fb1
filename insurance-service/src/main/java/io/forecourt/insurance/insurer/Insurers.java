package io.forecourt.insurance.insurer;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The insurers that can be asked by a machine, each behind a breaker of its own. */
final class Insurers {

  private final Map<String, InsurerGateway> byCode;
  private final CircuitBreakerRegistry breakers;
  private final CircuitBreakerConfig limits;

  Insurers(
      Map<String, InsurerGateway> byCode, CircuitBreakerRegistry breakers, Duration breakerPause) {
    this.byCode = Map.copyOf(byCode);
    this.breakers = breakers;
    this.limits =
        CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(breakerPause)
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();
  }

  boolean knows(String insurerCode) {
    return byCode.containsKey(insurerCode);
  }

  boolean any() {
    return !byCode.isEmpty();
  }

  /** No answer, or an open breaker, is {@link InsurerAnswer.Unknown}. */
  InsurerAnswer send(InsurerRequest request) throws InterruptedException {
    InsurerGateway gateway = byCode.get(request.insurerCode());
    if (gateway == null) {
      return new InsurerAnswer.Unknown("the insurer is not connected any more");
    }
    CircuitBreaker breaker = breakers.circuitBreaker("insurer-" + request.insurerCode(), limits);
    try {
      return breaker.executeCallable(
          () -> {
            InsurerAnswer answer = gateway.send(request);
            if (answer instanceof InsurerAnswer.Unknown(String why)) {
              throw new NoAnswer(why);
            }
            return answer;
          });
    } catch (CallNotPermittedException _) {
      return new InsurerAnswer.Unknown("the breaker is open");
    } catch (IOException none) {
      return new InsurerAnswer.Unknown(why(none));
    } catch (RuntimeException | InterruptedException known) {
      throw known;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String why(IOException none) {
    @Nullable String message = none.getMessage();
    return none instanceof NoAnswer && message != null ? message : none.getClass().getSimpleName();
  }

  /** An answer that counts against the insurer. */
  private static final class NoAnswer extends IOException {
    NoAnswer(String why) {
      super(why);
    }
  }
}
