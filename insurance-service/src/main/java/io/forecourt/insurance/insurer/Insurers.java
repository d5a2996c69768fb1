package io.forecourt.insurance.insurer;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The insurers that can be asked by a machine, each behind a breaker of its own. */
final class Insurers {

  private final Map<String, InsurerGateway> byCode;
  private final CircuitBreakerRegistry breakers;
  private final CircuitBreakerConfig limits;
  private final Map<String, String> doubts = new ConcurrentHashMap<>();

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

  /** Why the insurers give no answer that gave none when they were asked last, by their code. */
  Map<String, String> doubts() {
    return new TreeMap<>(doubts);
  }

  /** No answer, or an open breaker, is {@link InsurerAnswer.Unknown}. */
  InsurerAnswer send(InsurerRequest request) throws InterruptedException {
    InsurerGateway gateway = byCode.get(request.insurerCode());
    if (gateway == null) {
      return new InsurerAnswer.Unknown("the insurer is not connected any more");
    }
    CircuitBreaker breaker = breakers.circuitBreaker("insurer-" + request.insurerCode(), limits);
    try {
      InsurerAnswer said =
          breaker.executeCallable(
              () -> {
                InsurerAnswer answer = gateway.send(request);
                if (answer instanceof InsurerAnswer.Unknown(String why)
                    && !answer.equals(InsurerAnswer.Unknown.AT_WORK)) {
                  throw new NoAnswer(why);
                }
                return answer;
              });
      doubts.remove(request.insurerCode());
      return said;
    } catch (CallNotPermittedException _) {
      return new InsurerAnswer.Unknown("the breaker is open");
    } catch (IOException none) {
      String why = why(none);
      doubts.put(request.insurerCode(), why);
      return new InsurerAnswer.Unknown(why);
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
