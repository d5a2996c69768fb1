package io.forecourt.hr.person;

import static io.forecourt.hr.Office.code;
import static io.forecourt.hr.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** How far an HR officer's hand reaches. Nothing of it is kept: others count these people. */
@ForecourtTest
@Transactional
class PersonIT {

  private static final String PEOPLE = "/api/v1/hr/people";
  private static final String AREA = "EAST-AREA";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private StaffDirectory staff;

  private String officer = "";
  private String consultant = "";
  private Login east = TestTokens.person("nobody", "EAST", "hr");
  private Login both = TestTokens.person("nobody", "EAST", "hr");

  @BeforeEach
  void anOfficerOfOneStoreAndOneOfBoth() {
    officer = staff.findByLogin("hr.gao@east").orElseThrow().personId();
    consultant = staff.findByLogin("sc.li@east").orElseThrow().personId();
    east = TestTokens.person(officer, "EAST", "hr");
    both = east.alsoIn("WEST");
    jdbc.sql(
            """
            INSERT INTO post (id, version, store_code, department_id, head_post_id, title_en, title_zh,
                              roles, duty_lists, covers_stores)
            VALUES (:id, 0, 'EAST', 'EAST-ADMIN', NULL, 'Area manager', '区域经理', 'gm', '', 'EAST WEST')
            """)
        .param("id", AREA)
        .update();
  }

  @Nested
  class AnotherPost {

    @Test
    void isNotOneOfAStoreThatIsNotTheOfficers() {
      MvcTestResult refused = move(east, consultant, "WEST-SC");

      assertThat(refused).hasStatus(400);
      assertThat(json(refused).toString()).contains("POST_UNKNOWN");
      assertThat(move(both, consultant, "WEST-SC")).hasStatusOk();
    }

    @Test
    void isNotOneThatCoversMoreStoresThanTheOfficer() {
      assertThat(code(move(east, consultant, AREA))).isEqualTo("person.post-reaches-further");

      assertThat(move(both, consultant, AREA)).hasStatusOk();
    }

    @Test
    void isNotTakenByOneself() {
      assertThat(code(move(east, officer, "EAST-GM"))).isEqualTo("person.oneself");
    }
  }

  @Nested
  class ANewPerson {

    @Test
    void isHiredForAPostOfTheOfficersStoresOnly() {
      assertThat(json(hire(east, "WEST-SC")).toString()).contains("POST_UNKNOWN");
      assertThat(code(hire(east, AREA))).isEqualTo("person.post-reaches-further");

      assertThat(hire(both, AREA)).hasStatus(201);
    }
  }

  @Test
  void nobodyRecordsTheOwnDeparture() {
    String lastDay = "{\"lastDay\": \"2026-11-30\"}";

    assertThat(code(post(east, "/" + officer + "/departure", lastDay))).isEqualTo("person.oneself");
  }

  @Test
  void nobodyGivesThemselvesAPasswordNorOneToWhoReachesFurther() {
    String wanted = "{\"newPassword\": \"four words make a sentence\"}";
    assertThat(code(post(east, "/" + officer + "/password", wanted))).isEqualTo("person.oneself");

    jdbc.sql("UPDATE post SET covers_stores = 'EAST WEST' WHERE id = 'EAST-SC'").update();

    assertThat(code(post(east, "/" + consultant + "/password", wanted)))
        .isEqualTo("person.post-reaches-further");
    assertThat(post(both, "/" + consultant + "/password", wanted)).hasStatusOk();
  }

  @Test
  void whatOneMayNotDoToOneselfIsNotOffered() {
    assertThat(actions(officer)).doesNotContain("post", "departure");
    assertThat(actions(consultant)).contains("post", "departure");
  }

  private MvcTestResult move(Login who, String person, String post) {
    return http.put()
        .uri(PEOPLE + "/" + person + "/post")
        .header("Authorization", who.bearer())
        .header("X-Reason", "it is time")
        .header("If-Match", "\"" + version(person) + "\"")
        .contentType("application/json")
        .content("{\"postId\": \"" + post + "\"}")
        .exchange();
  }

  private MvcTestResult hire(Login who, String post) {
    return post(
        who,
        "",
        """
        {"name": "李样例", "loginName": "sc.new@area", "postId": "%s", "hiredOn": "2026-11-21"}
        """
            .formatted(post));
  }

  private MvcTestResult post(Login who, String path, String body) {
    return http.post()
        .uri(PEOPLE + path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "it is time")
        .contentType("application/json")
        .content(body)
        .exchange();
  }

  private List<String> actions(String person) {
    return json(http.get()
            .uri(PEOPLE + "/" + person)
            .header("Authorization", east.bearer())
            .exchange())
        .path("allowedActions")
        .valueStream()
        .map(one -> one.asString(""))
        .toList();
  }

  private int version(String person) {
    return jdbc.sql("SELECT version FROM person WHERE id = :id")
        .param("id", person)
        .query(Integer.class)
        .single();
  }
}
