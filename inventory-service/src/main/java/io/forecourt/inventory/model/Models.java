package io.forecourt.inventory.model;

import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that the group sells, the same in every store. */
@Service
@Transactional
public class Models {

  /** Reference facts of the whole group carry this store code. */
  static final String GROUP = "GROUP";

  private final ModelRows rows;
  private final Outbox outbox;
  private final BusinessClock clock;

  Models(ModelRows rows, Outbox outbox, BusinessClock clock) {
    this.rows = rows;
    this.outbox = outbox;
    this.clock = clock;
  }

  ModelRow publish(ModelRow model) {
    ModelRow saved;
    try {
      saved = rows.save(model);
    } catch (DuplicateKeyException | DbActionExecutionException known) {
      if (known instanceof DbActionExecutionException failed
          && !(failed.getCause() instanceof DuplicateKeyException)) {
        throw known;
      }
      throw new RuleViolation("model.already-published", model.code());
    }
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.inventory.model-published.v1",
            saved.code(),
            GROUP,
            clock.instant(),
            PublishedV1.of(saved)));
    return saved;
  }

  @Transactional(readOnly = true)
  ModelRow get(String code) {
    return rows.findById(code).orElseThrow(() -> new NotFound("model", code));
  }

  /**
   * @throws RuleViolation if the model is unknown or does not come in this colour
   */
  @Transactional(readOnly = true)
  public void require(String code, @Nullable String colour) {
    ModelRow model =
        rows.findById(code).orElseThrow(() -> new RuleViolation("model.unknown", code));
    if (colour != null && !List.of(model.colours().split(",")).contains(colour)) {
      throw new RuleViolation("model.colour-not-offered", code, colour);
    }
  }

  record PublishedV1(
      String modelCode,
      String brand,
      String series,
      String name,
      String energy,
      int seats,
      @Nullable Integer displacementMl,
      Money guidePrice,
      List<String> colours,
      String status) {

    static PublishedV1 of(ModelRow model) {
      return new PublishedV1(
          model.code(),
          model.brand(),
          model.series(),
          model.name(),
          model.energy(),
          model.seats(),
          model.displacementMl(),
          new Money(model.guidePrice(), model.currency()),
          List.of(model.colours().split(",")),
          model.status());
    }
  }
}
