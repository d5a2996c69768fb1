package io.forecourt.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.testing.TestTokens;
import java.util.Locale;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People of the sample stores at work with hr, by their login names. */
public final class Office {

  private final MockMvcTester http;
  private final StaffDirectory staff;

  public Office(MockMvcTester http, StaffDirectory staff) {
    this.http = http;
    this.staff = staff;
  }

  public String id(String login) {
    return staff.findByLogin(login).orElseThrow().personId();
  }

  public MvcTestResult get(String login, String path) {
    return http.get().uri(path).header("Authorization", bearer(login)).exchange();
  }

  public MvcTestResult post(String login, String path, String body) {
    return http.post()
        .uri(path)
        .header("Authorization", bearer(login))
        .header("X-Reason", "it is time")
        .contentType("application/json")
        .content(body)
        .exchange();
  }

  public MvcTestResult put(String login, String path, String version, String body) {
    return http.put()
        .uri(path)
        .header("Authorization", bearer(login))
        .header("If-Match", version)
        .contentType("application/json")
        .content(body)
        .exchange();
  }

  /** The body of what was created. */
  public JsonNode created(String login, String path, String body) {
    MvcTestResult answer = post(login, path, body);
    assertThat(answer).hasStatus(201);
    return json(answer);
  }

  public static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  public static String code(MvcTestResult answer) {
    return json(answer).path("code").asString("");
  }

  private String bearer(String login) {
    String role = login.substring(0, login.indexOf('.'));
    String store = login.substring(login.indexOf('@') + 1).toUpperCase(Locale.ROOT);
    return TestTokens.person(id(login), store, role).bearer();
  }
}
