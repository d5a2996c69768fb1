package io.forecourt.hr.fact;

import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** A fact in the making: its parts are bent until a predicate holds, or does not. */
public final class Telling {

  private static final BigDecimal MEASURE = BigDecimal.valueOf(5);

  private static final AtomicLong TOLD = new AtomicLong();

  private final String id = Ids.next();
  private final long sequence = TOLD.incrementAndGet();
  private final ObjectNode data;
  private final Instant moment;
  private String type;
  private String subject = Ids.next();
  private String store = "EAST";
  private String actor = "system";
  private Instant at;

  public Telling(String type, Instant moment) {
    this.type = type;
    this.moment = moment;
    this.at = moment;
    this.data = EventSamples.of(type, moment);
  }

  public Telling at(Instant at) {
    this.at = at;
    return this;
  }

  public Telling ofType(String type) {
    this.type = type;
    return this;
  }

  public Telling inStore(String store) {
    this.store = store;
    return this;
  }

  public Telling saying(String field, String value) {
    switch (field) {
      case "@actor" -> actor = value;
      case "@subject" -> subject = value;
      case "@store" -> store = value;
      case String _ -> EventSamples.setText(type, data, field, value);
    }
    return this;
  }

  public Fact fact() {
    return new Fact(id, type, subject, sequence, store, actor, at, data.deepCopy());
  }

  /** Bends the fact until the predicate holds of it for the person, or does not. */
  public boolean make(Predicate predicate, boolean holds, String person) {
    switch (predicate) {
      case Predicate.Is(String field, var values) ->
          saying(field, holds ? values.iterator().next() : other(values.iterator().next()));
      case Predicate.Present(String field, boolean present) -> {
        if (present == holds) {
          EventSamples.fill(type, data, field, moment);
        } else {
          EventSamples.remove(data, field);
        }
      }
      case Predicate.AtLeast(String field, BigDecimal value) ->
          number(field, holds ? value : value.subtract(BigDecimal.ONE));
      case Predicate.Reaches(String field, String other, boolean more) -> {
        number(other, MEASURE);
        BigDecimal enough = more ? MEASURE.add(BigDecimal.ONE) : MEASURE;
        number(field, holds ? enough : enough.subtract(BigDecimal.ONE));
      }
      case Predicate.SameAs(String field, String other) -> {
        number(other, MEASURE);
        number(field, holds ? MEASURE : BigDecimal.ONE);
      }
      case Predicate.Person(String field) -> saying(field, holds ? person : Ids.next());
      case Predicate.All(List<Predicate> parts) -> parts.forEach(part -> make(part, holds, person));
      case Predicate.Any(List<Predicate> parts) -> any(parts, holds, person);
      case Predicate.Not(Predicate part) -> make(part, !holds, person);
    }
    return predicate.test(fact(), person) == holds;
  }

  private void any(List<Predicate> parts, boolean holds, String person) {
    for (Predicate part : parts) {
      if (make(part, holds, person) && holds) {
        return;
      }
    }
  }

  private void number(String field, BigDecimal value) {
    EventSamples.setNumber(type, data, field, value);
  }

  private static String other(String value) {
    return switch (value) {
      case "true" -> "false";
      case "false" -> "true";
      case String _ when value.matches("\\d+") -> value + "1";
      case String _ -> "ANOTHER";
    };
  }

  /** The smallest parts of a predicate, in the order they are written. */
  public static List<Predicate> leaves(Predicate predicate) {
    List<Predicate> leaves = new ArrayList<>();
    switch (predicate) {
      case Predicate.All(List<Predicate> parts) ->
          parts.forEach(part -> leaves.addAll(leaves(part)));
      case Predicate.Any(List<Predicate> parts) ->
          parts.forEach(part -> leaves.addAll(leaves(part)));
      case Predicate.Not(Predicate part) -> leaves.addAll(leaves(part));
      case Predicate.Is _,
          Predicate.Present _,
          Predicate.AtLeast _,
          Predicate.Reaches _,
          Predicate.SameAs _,
          Predicate.Person _ ->
          leaves.add(predicate);
    }
    return leaves;
  }

  /** Turns one leaf round: held it, it does no more. */
  public void turn(Predicate leaf, String person) {
    make(leaf, !leaf.test(fact(), person), person);
  }
}
