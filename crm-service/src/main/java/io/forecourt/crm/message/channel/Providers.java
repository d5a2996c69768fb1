package io.forecourt.crm.message.channel;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The provider of each channel, each behind a breaker of its own. */
public final class Providers {

  private final Map<Channel, MessageProvider> byChannel = new EnumMap<>(Channel.class);
  private final CircuitBreakerRegistry breakers;
  private final CircuitBreakerConfig limits;

  public Providers(
      List<MessageProvider> providers,
      CircuitBreakerRegistry breakers,
      CircuitBreakerConfig limits) {
    providers.forEach(provider -> byChannel.put(provider.channel(), provider));
    this.breakers = breakers;
    this.limits = limits;
  }

  /** Empty when the channel is the local outbox. */
  public Optional<MessageProvider> of(Channel channel) {
    return Optional.ofNullable(byChannel.get(channel));
  }

  public boolean any() {
    return !byChannel.isEmpty();
  }

  /** Asks the channel's provider; no answer, or an open breaker, is {@link SendOutcome.Later}. */
  public SendOutcome send(Channel channel, OutgoingMessage message) throws InterruptedException {
    MessageProvider provider = byChannel.get(channel);
    if (provider == null) {
      return new SendOutcome.Later("no provider is configured");
    }
    try {
      return guarded(
          provider,
          () -> {
            SendOutcome outcome = provider.send(message);
            if (outcome instanceof SendOutcome.Later later) {
              throw new Unavailable(later.why());
            }
            return outcome;
          });
    } catch (Unavailable busy) {
      return new SendOutcome.Later(busy.why);
    }
  }

  /** What became of a message; empty while nobody knows, or the provider does not answer. */
  public Optional<DeliveryStatus> ask(Channel channel, String reference)
      throws InterruptedException {
    if (!(byChannel.get(channel) instanceof InquiredProvider provider)) {
      return Optional.empty();
    }
    try {
      return guarded(provider, () -> provider.ask(reference));
    } catch (Unavailable silent) {
      return Optional.empty();
    }
  }

  private <T> T guarded(MessageProvider provider, Callable<T> call)
      throws InterruptedException, Unavailable {
    CircuitBreaker breaker = breakers.circuitBreaker("message-" + provider.name(), limits);
    try {
      return breaker.executeCallable(call);
    } catch (CallNotPermittedException _) {
      throw new Unavailable("the breaker is open");
    } catch (Unavailable busy) {
      throw busy;
    } catch (IOException noAnswer) {
      throw new Unavailable(noAnswer.getClass().getSimpleName());
    } catch (RuntimeException | InterruptedException known) {
      throw known;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An answer that counts against the provider. */
  private static final class Unavailable extends IOException {
    private final String why;

    Unavailable(String why) {
      super(why);
      this.why = why;
    }
  }
}
