package io.forecourt.insurance.insurer;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Stands for insurers in the sandbox. What it does depends on the insurer that is asked; what it
 * has answered to a number it answers again.
 */
final class SimulatedInsurer implements InsurerGateway {

  /** What an insurer does with a request. */
  enum Behaviour {
    ACCEPTS,
    REJECTS,
    /** Takes the request, but the answer is lost the first time. */
    LOSES_ANSWER,
    SLOW
  }

  /**
   * @param insurers code → what it does
   * @param slowness how long a slow insurer takes
   */
  @ConfigurationProperties("forecourt.simulators.insurer")
  record Settings(
      @DefaultValue Map<String, Behaviour> insurers, @DefaultValue("3s") Duration slowness) {}

  private final Settings settings;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, InsurerAnswer> answers = new ConcurrentHashMap<>();

  SimulatedInsurer(Settings settings) {
    this.settings = settings;
  }

  Set<String> insurers() {
    return settings.insurers().keySet();
  }

  /** How many requests it has done something for. */
  int taken() {
    return taken.get();
  }

  @Override
  public InsurerAnswer send(InsurerRequest request) throws IOException, InterruptedException {
    Behaviour behaviour =
        settings.insurers().getOrDefault(request.insurerCode(), Behaviour.ACCEPTS);
    boolean first = !answers.containsKey(request.number());
    InsurerAnswer answer =
        answers.computeIfAbsent(request.number(), _ -> answer(request, behaviour));
    switch (behaviour) {
      case ACCEPTS, REJECTS -> {}
      case LOSES_ANSWER -> {
        if (first) {
          throw new HttpTimeoutException("the answer is lost");
        }
      }
      case SLOW -> waitAWhile();
    }
    return answer;
  }

  private InsurerAnswer answer(InsurerRequest request, Behaviour behaviour) {
    int count = taken.incrementAndGet();
    return behaviour == Behaviour.REJECTS && request.kind() == InsurerRequest.Kind.SUBMIT
        ? new InsurerAnswer.Rejected("RISK_NOT_ACCEPTED")
        : new InsurerAnswer.Accepted("SIM-%06d".formatted(count));
  }

  private void waitAWhile() throws InterruptedException {
    new CountDownLatch(1).await(settings.slowness().toMillis(), TimeUnit.MILLISECONDS);
  }
}
