package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A store where everything that has an id has happened once, by the hands of its own people. What
 * only the end of a month or another system makes is put into its table.
 */
final class BusyStore {
  private static final String CRM = "/api/v1/crm/";
  private static final String CUSTOMERS = CRM + "customers";
  private static final String CALL = "{\"kind\":\"CALL\",\"reference\":\"call-%s\"}";

  private final Map<String, String> things = new TreeMap<>();
  private final Showroom showroom;
  private final MockMvcTester http;
  private final JdbcClient jdbc;
  private final Showroom.Store store;
  private final LocalDate today;
  private final Login desk;
  private final Login li;
  private final Login wang;
  private final Login manager;
  private final Login head;
  private final Login agent;
  private final Login chief;
  private final Login officer;
  private final Login marketing;
  private final Login interviewer;
  private final Login service;
  private final Login director;

  BusyStore(Showroom showroom, MockMvcTester http, JdbcClient jdbc, String code) {
    this.showroom = showroom;
    this.http = http;
    this.jdbc = jdbc;
    store = showroom.storeCalled(code);
    today = LocalDate.ofInstant(showroom.now(), ZoneId.of("Asia/Shanghai"));
    desk = store.hire("rc");
    li = store.hire("sc");
    wang = store.hire("sc");
    manager = store.hire("sh");
    head = store.hire("sm");
    agent = store.hire("ca");
    chief = store.hire("cs");
    officer = store.hire("io");
    marketing = store.hire("mk");
    interviewer = store.hire("si");
    service = store.hire("sv");
    director = store.hire("sd");
    store.onShift(li);
    String customer = reception();
    archive(customer);
    duplicates();
    leads();
    handOver();
    contacts();
    complaints();
    club(customer);
    campaigns();
    market();
    satisfaction();
    afterSales();
    reports();
    lists();
  }

  /** Ids by the beginning of the paths that name them, for example {@code /api/v1/crm/visits/{}. */
  Map<String, String> things() {
    return things;
  }

  private String reception() {
    Answer visit = store.walkIn(desk).is(201);
    String customer = visit.at("$.customerId");
    keep("visits", visit.at("$.id"));
    keep("leads", visit.at("$.leadId"));
    keep("customers", customer);
    keep("virtual-numbers", customer);
    first("follow-ups", manager, "?state=OPEN&customerId=" + customer);
    keep(
        "calls",
        desk,
        "{\"direction\":\"INBOUND\",\"topic\":\"SERVICE\",\"ringCount\":2,\"answered\":true,\"companyNamed\":true}");
    keep("traffic-summaries", desk, "{\"period\":\"DAY\",\"date\":\"%s\"}".formatted(today));
    keep("day-sheets", li, "{\"date\":\"%s\",\"report\":\"two visitors\"}".formatted(today));
    keep("archive-closings", desk, "{\"year\":2025}");
    keep(
        "enquiries",
        desk,
        "{\"kind\":\"PRODUCT\",\"channel\":\"PHONE\",\"question\":\"Is there a blue one?\"}");
    keep(
        "staff-accounts",
        head,
        "{\"channel\":\"CALL\",\"account\":\"%s\",\"personId\":\"%s\"}"
            .formatted(Ids.next().substring(24), li.personId()));
    return customer;
  }

  private void archive(String customer) {
    String path = CUSTOMERS + "/" + customer;
    String of = "customers/{customerId}/";
    String guardian = store.walkIn(desk).is(201).at("$.customerId");
    keep(of + "consents", consent(customer, "MARKETING_SMS"));
    keep(
        of + "disclosures",
        made(
            head,
            path + "/disclosures",
            "{\"purpose\":\"SALE_CONTRACT\",\"fields\":[\"name\",\"mobile\"]}"));
    keep(of + "exports", made(store.hire("pv"), path + "/exports", "{}"));
    keep(
        of + "representatives",
        made(
            desk,
            path + "/representatives",
            "{\"actingCustomerId\":\"%s\",\"kind\":\"GUARDIAN\",\"power\":\"household register\"}"
                .formatted(guardian)));
    keep(
        of + "vehicles",
        made(
            officer,
            path + "/vehicles",
            "{\"relation\":\"PRESENT\",\"description\":\"VW Golf\",\"insuranceExpiry\":\"%s\"}"
                .formatted(today.plusDays(60))));
    first("reminders", officer, "?kind=INSURANCE&customerId=" + customer);
    keep(
        "messages",
        agent,
        "{\"customerId\":\"%s\",\"template\":\"visit.thank-you\",\"purpose\":\"AFTER_SALES\",\"parameters\":{}}"
            .formatted(customer));
    String account = store.walkIn(desk).is(201).at("$.customerId");
    Login keeper = store.hire("ka");
    post(
            keeper,
            CRM + "key-accounts",
            "{\"customerId\":\"%s\",\"managerId\":\"%s\"}".formatted(account, keeper.personId()))
        .is(201);
    keep("key-accounts", account);
  }

  private void duplicates() {
    String one = store.walkIn(desk).is(201).at("$.customerId");
    String other = store.walkIn(desk).is(201).at("$.customerId");
    keep(
        "merges",
        made(manager, CUSTOMERS + "/" + one + "/merge", "{\"duplicateId\":\"" + other + "\"}"));
    String third = store.walkIn(desk).is(201).at("$.customerId");
    String fourth = store.walkIn(desk).is(201).at("$.customerId");
    String number =
        "{\"idNumber\":\"%s\"}"
            .formatted(store.code().equals("EAST") ? "440106200001014562" : "440106200001014669");
    showroom.patch(desk, CUSTOMERS + "/" + third, "\"0\"", number).is(200);
    showroom.patch(desk, CUSTOMERS + "/" + fourth, "\"0\"", number).is(409);
    first("duplicates", manager, "");
  }

  private void leads() {
    String mobile = Showroom.mobile();
    Answer lead = captured(li, mobile).is(201);
    captured(wang, mobile).is(200);
    first("lead-collisions", head, "");
    String id = lead.at("$.id");
    showroom.spokenTo(li, id, 2);
    post(li, CRM + "leads/" + id + "/loss-request", "{\"reasonCode\":\"PRICE\"}").is(200);
    first("losses", head, "?leadId=" + id);
    keep("follow-up-samples", head, "{\"size\":1,\"days\":1}");
  }

  private void handOver() {
    Login gone = store.hire("sc");
    String customer = captured(gone, Showroom.mobile()).is(201).at("$.customerId");
    jdbc.sql("UPDATE sales_lead SET state = 'WON' WHERE customer_id = ?").param(customer).update();
    store.leaves(gone);
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(manager, CRM + "hand-overs")
                        .is(200)
                        .<List<String>>at("$.items[*].id"))
                .isNotEmpty());
    first("hand-overs", manager, "");
  }

  private void contacts() {
    keep("contact-draws", manager, "{\"post\":\"CONSULTANT\",\"day\":\"%s\"}".formatted(today));
    first("contact-samples", manager, "");
    String record = Ids.next();
    jdbc.sql(
            """
            INSERT INTO contact_record (id, sender, record_id, channel, direction, store_code, owner_id,
                                        account, started_at, talk_seconds, received_at, version)
            VALUES (:id, 'pbx', :id, 'CALL', 'OUT', :store, :owner, '8017', :now, 60, :now, 0)
            """)
        .param("id", record)
        .param("store", store.code())
        .param("owner", li.personId())
        .param("now", Timestamp.from(showroom.now()))
        .update();
    keep("contact-records", record);
  }

  private void complaints() {
    String open = complaint();
    keep("complaints", open);
    Answer task =
        post(
                head,
                CRM + "complaints/" + open + "/tasks",
                "{\"department\":\"SERVICE\",\"text\":\"look\"}")
            .is(200);
    keep("complaints/{id}/tasks", task.at("$.tasks[0].id"));
    String closed = complaint();
    post(
            head,
            CRM + "complaints/" + closed + "/solution",
            "{\"text\":\"an excuse\",\"cost\":{\"amount\":\"0.00\",\"currency\":\"CNY\"}}")
        .is(200);
    post(
            agent,
            CRM + "complaints/" + closed + "/customer-answer",
            "{\"content\":true,\"causeCode\":\"DELIVERY_DELAY\",\"evidence\":%s}"
                .formatted(CALL.formatted(closed)))
        .is(200);
    first("improvements", head, "");
  }

  private String complaint() {
    String id =
        made(
            agent,
            CRM + "complaints",
            """
            {"person":{"name":"欧阳小明","mobile":"%s"},"kind":"SALES","channel":"PHONE",
             "text":"the car is late"}
            """
                .formatted(Showroom.mobile()));
    post(
            head,
            CRM + "complaints/" + id + "/answer",
            "{\"evidence\":%s}".formatted(CALL.formatted(id)))
        .is(200);
    return id;
  }

  private void club(String customer) {
    consent(customer, "MEMBERS_CLUB");
    String member = made(officer, CRM + "members", ofCustomer(customer));
    keep("members", member);
    post(
            desk,
            CRM + "visits",
            "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"rejectReason\":\"SERVICE\"}"
                .formatted(customer))
        .is(201);
    keep(
        "members/{id}/redemptions",
        post(
                officer,
                CRM + "members/" + member + "/redemptions",
                "{\"reward\":\"CAR_WASH\",\"count\":1}")
            .is(201)
            .at("$.entries[0].id"));
    keep(
        "referrals",
        head,
        "{\"referrerId\":\"%s\",\"name\":\"陈思远\",\"mobile\":\"%s\",\"modelCode\":\"M1\"}"
            .formatted(customer, Showroom.mobile()));
    keep(
        "care-contacts",
        agent,
        "{\"customerId\":\"%s\",\"kind\":\"FESTIVAL\",\"evidence\":%s}"
            .formatted(customer, CALL.formatted(customer)));
    String event =
        made(
            head,
            CRM + "care-events",
            """
            {"kind":"OWNERS","theme":"winter drive","plan":"tea at eleven","plannedOn":"%s",
             "budget":{"amount":"500.00","currency":"CNY"},"team":["%s"]}
            """
                .formatted(today, agent.personId()));
    keep("care-events", event);
    keep(
        "care-events/{id}/attendances",
        made(desk, CRM + "care-events/" + event + "/attendances", ofCustomer(customer)));
  }

  private void campaigns() {
    String campaigns = CRM + "campaigns";
    String asked = submittedCampaign();
    first("approvals", director, "?subjectId=" + asked);
    String running = submittedCampaign();
    approve(running);
    keep("campaigns", running);
    post(marketing, campaigns + "/" + running + "/inviting", "{}").is(200);
    String guest = store.walkIn(desk).is(201).at("$.customerId");
    consent(guest, "MARKETING_SMS");
    keep(
        "campaigns/{id}/invitations",
        made(agent, campaigns + "/" + running + "/invitations", ofCustomer(guest)));
    post(marketing, campaigns + "/" + running + "/start", "{}").is(200);
    keep(
        "campaigns/{id}/notes",
        made(
            marketing,
            campaigns + "/" + running + "/notes",
            "{\"kind\":\"CRISIS\",\"text\":\"rain\"}"));
  }

  private String submittedCampaign() {
    String id =
        made(
            marketing,
            CRM + "campaigns",
            """
            {"name":"Aurora at night","goal":"20 test drives","customerGroup":"owners of older cars",
             "theme":{"kind":"CAR_BRAND","code":"HANDLING","text":"quick and quiet"},
             "period":"EVENT","type":"LAUNCH","channel":"STORE","origin":"OWN","audience":"RETAIL",
             "modelCode":"M1","from":"%s","to":"%s","headsPlanned":1,
             "budget":[{"code":"VENUE","what":"hall","amount":{"amount":"10000.00","currency":"CNY"}}],
             "tasks":[{"department":"SHOWROOM","what":"consultants","ownerId":"%s","dueOn":"%s"}],
             "contingency":{"what":"rain: inside","ownerId":"%s"},"plannerId":"%s",
             "executorId":"%s","team":["%s"],"intelligenceIds":[]}
            """
                .formatted(
                    today,
                    today.plusDays(1),
                    desk.personId(),
                    today,
                    marketing.personId(),
                    marketing.personId(),
                    marketing.personId(),
                    agent.personId()));
    String path = CRM + "campaigns/" + id;
    post(
            marketing,
            path + "/copy",
            "{\"concept\":\"drive it home\",\"invitationText\":\"come and drive\"}")
        .is(200);
    post(head, path + "/advertising-check", "{\"passed\":true,\"remark\":\"fine\"}").is(200);
    post(marketing, path + "/submission", "{}").is(200);
    return id;
  }

  private void approve(String subject) {
    String approval =
        showroom
            .get(director, CRM + "approvals?waitingForMe=true&subjectId=" + subject)
            .is(200)
            .at("$.items[0].id");
    post(director, CRM + "approvals/" + approval + "/decision", "{\"decision\":\"APPROVED\"}")
        .is(200);
  }

  private void market() {
    keep(
        "intelligence",
        marketing,
        """
        {"topic":"RIVAL_PRICE","source":"FIELD_VISIT","text":"seen today","rival":"Rival Motors",
         "fields":{"price":"151900"}}
        """);
    keep("intelligence-summaries", marketing, "{\"conclusion\":\"answer with warranty\"}");
  }

  private void satisfaction() {
    String questionnaire = made(interviewer, CRM + "questionnaires", SurveyIT.questionnaire("SSI"));
    keep("questionnaires", questionnaire);
    post(interviewer, CRM + "questionnaires/" + questionnaire + "/publication", "").is(200);
    String customer = store.walkIn(desk).is(201).at("$.customerId");
    consent(customer, "SURVEY");
    String order = "o-" + Ids.next();
    store.sales(
        "vehicle-delivered",
        order,
        9,
        Map.of(
            "orderId", order,
            "leadId", Ids.next(),
            "customerId", customer,
            "consultantId", li.personId(),
            "deliveredAt", showroom.now().minus(Duration.ofDays(8)).toString()));
    String survey = "?orderId=" + order;
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(interviewer, CRM + "surveys" + survey)
                        .is(200)
                        .<List<String>>at("$.items[*].id"))
                .hasSize(1));
    first("surveys", interviewer, survey);
    first("survey-periods", interviewer, "?kind=SSI");
    weakItem();
    String plan =
        made(
            head,
            CRM + "satisfaction-plans",
            """
            {"kind":"SSI","span":"YEAR","day":"%s","targetScore":92.5,"targetShare":0.95,
             "text":"explain each paper"}
            """
                .formatted(today));
    keep("satisfaction-plans", plan);
    post(head, CRM + "satisfaction-plans/" + plan + "/submission", "").is(200);
    approve(plan);
    keep(
        "satisfaction-actions",
        made(
            head,
            CRM + "satisfaction-plans/" + plan + "/actions",
            """
            {"item":"HANDOVER","factor":"DELIVERY","department":"SHOWROOM","ownerId":"%s",
             "measure":"two hours each","dueOn":"%s"}
            """
                .formatted(manager.personId(), today.plusDays(3))));
  }

  /** Found when its month is closed. */
  private void weakItem() {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO weak_item (id, period_id, store_code, kind, item, factor, department, score,
                                   gap, impact, state, found_at, action_due_at, version)
            VALUES (:id, :period, :store, 'SSI', 'HANDOVER', 'DELIVERY', 'SHOWROOM', 60, 20, 8,
                    'WITHOUT_ACTION', :now, :now, 0)
            """)
        .param("id", id)
        .param("period", things.get(prefix("survey-periods")))
        .param("store", store.code())
        .param("now", Timestamp.from(showroom.now()))
        .update();
    keep("weak-items", id);
  }

  private void afterSales() {
    keep(
        "after-sales-plans",
        service,
        "{\"month\":\"%s\",\"targets\":[{\"figure\":\"PROFIT\",\"value\":1000}]}"
            .formatted(YearMonth.from(today)));
    String figures =
        Stream.of("VISITS", "LABOUR_REVENUE", "PARTS_REVENUE", "PROFIT")
            .map("{\"figure\":\"%s\",\"value\":18}"::formatted)
            .collect(Collectors.joining(","));
    keep(
        "after-sales-reports",
        service,
        "{\"period\":\"DAY\",\"date\":\"%s\",\"figures\":[%s]}".formatted(today, figures));
    Answer audit =
        post(
                service,
                CRM + "after-sales-audits",
                """
                {"topic":"EQUIPMENT","marks":[{"item":"SAFE","points":79},
                 {"item":"CARED_FOR","points":100},{"item":"IN_PLACE","points":100}],
                 "findings":[{"item":"SAFE","what":"lift 3","ownerId":"%s","dueOn":"%s"}]}
                """
                    .formatted(officer.personId(), today))
            .is(201);
    keep("after-sales-audits", audit.at("$.id"));
    keep("after-sales-findings", audit.at("$.findings[0].id"));
  }

  private void reports() {
    keep(
        "crm-reports",
        chief,
        "{\"kind\":\"PERFORMANCE\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(today, today));
    keep(
        "reviews",
        head,
        "{\"reportKind\":\"LOSS_RADAR\",\"reportId\":\"%s\",\"remark\":\"seen\"}".formatted(today));
  }

  private void lists() {
    keep("files", upload());
    Answer operation =
        post(
                marketing,
                CRM + "lead-imports",
                """
                {"fileId":"%s","dryRun":true,"source":"FORMER_SYSTEM",
                 "mapping":{"name":"姓名","mobile":"手机号"}}
                """
                    .formatted(upload()))
            .is(202);
    String id = operation.at("$.id");
    keep("operations", id);
    keep("lead-imports", operation.at("$.subjectId"));
    Showroom.await(
        () ->
            assertThat(
                    showroom.get(marketing, CRM + "operations/" + id).is(200).<String>at("$.state"))
                .isEqualTo("SUCCEEDED"));
  }

  private String upload() {
    byte[] list = ("姓名,手机号\r\n李娜," + Showroom.mobile() + "\r\n").getBytes(StandardCharsets.UTF_8);
    return new Answer(
            http.post()
                .uri(CRM + "files")
                .multipart()
                .file(new MockMultipartFile("file", "leads.csv", "text/csv", list))
                .param("kind", "LEAD_IMPORT")
                .header("Authorization", marketing.bearer())
                .exchange())
        .is(201)
        .at("$.id");
  }

  private Answer captured(Login consultant, String mobile) {
    return post(
        consultant,
        CRM + "leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(mobile));
  }

  private String consent(String customer, String purpose) {
    return made(
        agent,
        CUSTOMERS + "/" + customer + "/consents",
        "{\"purpose\":\"%s\",\"given\":true,\"noticeVersion\":\"2026-1\",\"channel\":\"STORE\"}"
            .formatted(purpose));
  }

  private static String ofCustomer(String id) {
    return "{\"customerId\":\"%s\"}".formatted(id);
  }

  private Answer post(Login who, String path, String body) {
    return showroom.post(who, path, body);
  }

  private String made(Login who, String path, String body) {
    return post(who, path, body).is(201).at("$.id");
  }

  private static String prefix(String collection) {
    return CRM + collection + "/{";
  }

  private void keep(String collection, String id) {
    things.put(prefix(collection), id);
  }

  private void keep(String collection, Login who, String body) {
    keep(collection, made(who, CRM + collection, body));
  }

  private void first(String collection, Login who, String query) {
    keep(collection, showroom.get(who, CRM + collection + query).is(200).at("$.items[0].id"));
  }
}
