package io.forecourt.hr.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest
class CertificateIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String GRANTED = "io.forecourt.hr.certificate-granted.v1";
  private static final String EXPIRED = "io.forecourt.hr.certificate-expired.v1";

  @Autowired private MockMvcTester http;
  @Autowired private TestEvents events;
  @Autowired private StaffDirectory staff;
  @Autowired private CertificateRegister register;
  @Autowired private Deadlines deadlines;
  @Autowired private BusinessClock clock;

  @Test
  void aCertificateIsToldAndEndsWithItsLastDay() {
    LocalDate last = today().plusDays(30);
    String id = id(grant("hr.gao@east", "hr", "LOAN_ADVICE", last));

    var told = events.await(GRANTED, id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("until").asString()).isEqualTo(last.toString());
    Instant ends = last.plusDays(1).atStartOfDay(ZONE).toInstant();
    assertThat(deadlines.open("certificate.expires", id)).contains(ends);
    Callers.asSystem(
        "test", () -> register.expire(new DueDeadline("certificate.expires", id, "EAST", ends)));

    EventContracts.assertValid(events.await(EXPIRED, id));
    assertThat(json(get(id)).path("state").asString()).isEqualTo("EXPIRED");
  }

  @Test
  void whatIsTakenBackEndsAtOnceAndOnlyOnce() {
    String id = id(grant("hr.gao@east", "hr", "APPRAISAL", null));

    assertThat(withdraw(id)).hasStatusOk();

    EventContracts.assertValid(events.await(EXPIRED, id));
    assertThat(withdraw(id)).hasStatus(409);
    assertThat(json(get(id)).path("state").asString()).isEqualTo("WITHDRAWN");
  }

  @Test
  void nobodyEntersACertificateThatHasEndedOrHisOwn() {
    assertThat(grant("hr.gao@east", "hr", "LOAN_ADVICE", today().minusDays(1))).hasStatus(400);
    assertThat(grant("sc.zhang@east", "sc", "LOAN_ADVICE", null)).hasStatus(403);
  }

  @ParameterizedTest
  @EnumSource
  void onlyAValidCertificateEnds(CertificateState from) {
    for (CertificateState to : CertificateState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(from == CertificateState.VALID && to != CertificateState.VALID);
    }
  }

  private MvcTestResult grant(String login, String role, String kind, @Nullable LocalDate until) {
    String last = until == null ? "" : ",\"validUntil\":\"" + until + "\"";
    return http.post()
        .uri("/api/v1/hr/certificates")
        .header("Authorization", bearer(login, role))
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"personId\":\"%s\",\"kind\":\"%s\",\"validFrom\":\"%s\"%s}"
                .formatted(person("sc.zhang@east"), kind, today(), last))
        .exchange();
  }

  private MvcTestResult withdraw(String id) {
    return http.post()
        .uri("/api/v1/hr/certificates/" + id + "/withdrawal")
        .header("Authorization", bearer("hr.gao@east", "hr"))
        .header("X-Reason", "entered%20by%20mistake")
        .exchange();
  }

  private MvcTestResult get(String id) {
    return http.get()
        .uri("/api/v1/hr/certificates/" + id)
        .header("Authorization", bearer("hr.gao@east", "hr"))
        .exchange();
  }

  private LocalDate today() {
    return clock.today(ZONE);
  }

  private String bearer(String login, String role) {
    return TestTokens.person(person(login), "EAST", role).bearer();
  }

  private String person(String login) {
    return staff.findByLogin(login).orElseThrow().personId();
  }

  private static String id(MvcTestResult answer) {
    assertThat(answer).hasStatus(201);
    return json(answer).path("id").asString();
  }

  private static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }
}
