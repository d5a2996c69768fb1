package io.forecourt.platform.event;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.Inbox.Outcome;
import io.forecourt.platform.event.Messages.Envelope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bean method with {@link Reaction}: once per event, in one transaction with its inbox row, as
 * the system.
 */
final class ReactionHandler implements Handler {

  private final String name;
  private final Set<String> types;
  private final Object bean;
  private final Method method;
  private final JavaType payload;
  private final JsonMapper json;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  ReactionHandler(
      Object bean,
      Class<?> beanType,
      Method method,
      Reaction reaction,
      Set<String> types,
      JsonMapper json,
      Inbox inbox,
      TransactionTemplate transaction) {
    if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != IncomingEvent.class) {
      throw new IllegalStateException(method + " must take one IncomingEvent<payload>");
    }
    this.name =
        reaction.name().isEmpty()
            ? beanType.getSimpleName() + "." + method.getName()
            : reaction.name();
    if (types.isEmpty()) {
      throw new IllegalStateException(method + " must name the types it reacts to");
    }
    this.types = Set.copyOf(types);
    this.bean = bean;
    this.method = method;
    method.setAccessible(true);
    Class<?> data = ResolvableType.forMethodParameter(method, 0, beanType).getGeneric(0).resolve();
    if (data == null) {
      throw new IllegalStateException(method + " must name the payload: IncomingEvent<payload>");
    }
    this.payload =
        json.getTypeFactory()
            .constructType(
                ResolvableType.forMethodParameter(method, 0, beanType).getGeneric(0).getType());
    this.json = json;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public void handle(ConsumerRecord<String, byte[]> message) {
    Envelope envelope = Messages.envelope(message);
    IncomingEvent<?> event = envelope.with(read(message));
    String person =
        envelope.actor().equals(Caller.SYSTEM) ? envelope.onBehalfOf() : envelope.actor();
    transaction.executeWithoutResult(
        _ -> {
          if (inbox.accept(name, envelope)) {
            Callers.asSystem(name, person, envelope.id(), () -> react(envelope, event));
          }
        });
  }

  private void react(Envelope envelope, IncomingEvent<?> event) {
    boolean[] superseded = new boolean[1];
    Handling handling =
        Handling.during(() -> superseded[0] = Superseded.during(() -> invoke(event)));
    inbox.complete(
        name, envelope, superseded[0] ? Outcome.SUPERSEDED : Outcome.APPLIED, handling.produced());
  }

  private Object read(ConsumerRecord<String, byte[]> message) {
    Object data;
    try {
      data = message.value() == null ? null : json.readValue(message.value(), payload);
    } catch (JacksonException e) {
      throw new UnreadableMessage("the payload does not fit " + payload.getTypeName(), e);
    }
    if (data == null) {
      throw new UnreadableMessage("the payload is empty", null);
    }
    return data;
  }

  private void invoke(IncomingEvent<?> event) {
    try {
      method.invoke(bean, event);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case Throwable cause -> throw new UndeclaredThrowableException(cause);
        case null -> throw new IllegalStateException(e);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
