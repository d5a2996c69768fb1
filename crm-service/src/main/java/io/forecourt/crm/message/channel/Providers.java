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
    CircuitBreaker breaker = breakers.circuitBreaker("message-" + provider.name(), limits);
    try {
      return breaker.executeCallable(
          () -> {
            SendOutcome outcome = provider.send(message);
            if (outcome instanceof SendOutcome.Later later) {
              throw new Unavailable(later.why());
            }
            return outcome;
          });
    } catch (CallNotPermittedException _) {
      return new SendOutcome.Later("the breaker is open");
    } catch (IOException noAnswer) {
      return new SendOutcome.Later(
          noAnswer instanceof Unavailable known
              ? String.valueOf(known.getMessage())
              : noAnswer.getClass().getSimpleName());
    } catch (RuntimeException | InterruptedException known) {
      throw known;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An answer that counts against the provider. */
  private static final class Unavailable extends IOException {
    Unavailable(String why) {
      super(why);
    }
  }
}
