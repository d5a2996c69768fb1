package io.forecourt.crm.questionnaire;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes questionnaires and puts them into use. */
@Service
class QuestionnaireDesk {
  static final String READ = "crm.questionnaire.read";
  static final String WRITE = "crm.questionnaire.write";
  private static final RowMapper<Head> HEAD = RecordMapper.of(Head.class);

  /** A questionnaire without its questions, for lists. */
  record Head(
      String id,
      String storeCode,
      SurveyKind kind,
      int edition,
      QuestionnaireState state,
      String title,
      String draftedBy,
      Instant draftedAt,
      @Nullable String publishedBy,
      @Nullable Instant publishedAt,
      long version) {}

  private final Questionnaires questionnaires;
  private final Keyset pages;
  private final BusinessClock clock;
  private final Access access;

  QuestionnaireDesk(
      Questionnaires questionnaires, Keyset pages, BusinessClock clock, Access access) {
    this.questionnaires = questionnaires;
    this.pages = pages;
    this.clock = clock;
    this.access = access;
  }

  @Transactional
  Questionnaire draft(Questionnaire.Draft draft) {
    String store = access.caller().store();
    int edition = questionnaires.countByStoreCodeAndKind(store, draft.kind()) + 1;
    return questionnaires.save(
        Questionnaire.draft(store, edition, draft, access.caller().personId(), clock.instant()));
  }

  /**
   * @param precondition refuses a version that the caller did not decide on
   * @throws RuleViolation once it is published
   */
  @Transactional
  Questionnaire revise(String id, Questionnaire.Draft draft, LongConsumer precondition) {
    Questionnaire questionnaire = require(WRITE, id);
    precondition.accept(Objects.requireNonNull(questionnaire.version()));
    return questionnaires.save(
        questionnaire.revised(draft, access.caller().personId(), clock.instant()));
  }

  /** From now on it is asked; the edition before is asked no more. */
  @Transactional
  Questionnaire publish(String id) {
    Questionnaire questionnaire = require(WRITE, id);
    Questionnaire published = questionnaire.published(access.caller().personId(), clock.instant());
    questionnaires
        .findByStoreCodeAndKindAndState(
            questionnaire.storeCode(), questionnaire.kind(), QuestionnaireState.PUBLISHED)
        .ifPresent(before -> questionnaires.save(before.retired()));
    return questionnaires.save(published);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Questionnaire require(String action, String id) {
    Questionnaire questionnaire =
        questionnaires.findById(id).orElseThrow(() -> new NotFound("questionnaire", id));
    access.requireInScope(
        action, "questionnaire", id, questionnaire.storeCode(), questionnaire.draftedBy());
    return questionnaire;
  }

  Page<Head> page(
      @Nullable SurveyKind kind, @Nullable QuestionnaireState state, ListRequest request) {
    var sql =
        new StringBuilder(
            "SELECT q.* FROM questionnaire q WHERE {scope:q.store_code,q.drafted_by}");
    Map<String, Object> parameters = new HashMap<>();
    if (kind != null) {
      sql.append(" AND q.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (state != null) {
      sql.append(" AND q.state = :state");
      parameters.put("state", state.name());
    }
    return pages.page(
        READ,
        sql.toString(),
        parameters,
        request,
        Map.of("draftedAt", "q.drafted_at"),
        "q.id",
        HEAD);
  }
}
