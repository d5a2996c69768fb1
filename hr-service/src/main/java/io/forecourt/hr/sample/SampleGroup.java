package io.forecourt.hr.sample;

import io.forecourt.hr.certificate.CertificateRegister;
import io.forecourt.hr.department.Department;
import io.forecourt.hr.department.Departments;
import io.forecourt.hr.duty.DutyOpening;
import io.forecourt.hr.identity.Credentials;
import io.forecourt.hr.person.PersonService;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.hr.post.Post;
import io.forecourt.hr.post.Posts;
import io.forecourt.hr.rota.RotaService;
import io.forecourt.hr.rota.Shift;
import io.forecourt.hr.store.OpeningHours;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Mobile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two stores with people for every role and rotas for this week and the next eight. What is there
 * already is left alone, so it runs at every start of the sandbox.
 */
@Component
@ConditionalOnProperty(name = "forecourt.sandbox", havingValue = "true")
class SampleGroup implements ApplicationRunner {

  /** {@code sandbox}, hashed once: hashing it for each person would take half a minute. */
  private static final String PASSWORD =
      "{bcrypt}$2a$12$F9xn0LJGMu0k74P5Od45G.caZB258YYdTFMTZHoO6DI6cJPEv5Jwy";

  private static final String INSURANCE_CERTIFICATE = "INSURANCE_SALES";
  private static final List<String> INSURANCE_SELLERS = List.of("in", "ir", "ih");
  private static final int WEEKS = 9;
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);

  record Sample(
      String note,
      List<DepartmentSample> departments,
      List<PostSample> posts,
      List<StoreSample> stores) {}

  record DepartmentSample(String code, String nameEn, String nameZh) {}

  record PostSample(
      String code,
      String department,
      @Nullable String head,
      String titleEn,
      String titleZh,
      String roles,
      String dutyLists) {}

  record StoreSample(
      String code,
      String name,
      String zone,
      Map<String, List<String>> openingHours,
      List<LocalDate> closedDates,
      List<PersonSample> people) {}

  record PersonSample(String post, String name, String login, String mobile, LocalDate hiredOn) {}

  private final StoreService stores;
  private final Departments departments;
  private final Posts posts;
  private final PersonService people;
  private final StaffDirectory directory;
  private final Credentials credentials;
  private final CertificateRegister certificates;
  private final RotaService rotas;
  private final DutyOpening duties;
  private final BusinessClock clock;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  SampleGroup(
      StoreService stores,
      Departments departments,
      Posts posts,
      PersonService people,
      StaffDirectory directory,
      Credentials credentials,
      CertificateRegister certificates,
      RotaService rotas,
      DutyOpening duties,
      BusinessClock clock,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.stores = stores;
    this.departments = departments;
    this.posts = posts;
    this.people = people;
    this.directory = directory;
    this.credentials = credentials;
    this.certificates = certificates;
    this.rotas = rotas;
    this.duties = duties;
    this.clock = clock;
    this.transaction = transaction;
    this.json = json;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Sample sample = read();
    for (StoreSample store : sample.stores()) {
      Callers.asSystem(
          "sample.store", () -> transaction.executeWithoutResult(_ -> load(sample, store)));
    }
  }

  /** Keeps eight weeks of rotas ahead while business time moves on. */
  @DailyJob(value = "hr.sample-rotas", at = "00:01")
  void planAhead(JobDay day) {
    if (stores.exists(day.store()) && isSample(day.store())) {
      planRotas(day.store(), day.date());
    }
  }

  private boolean isSample(String store) {
    return read().stores().stream().anyMatch(sample -> sample.code().equals(store));
  }

  private void load(Sample sample, StoreSample store) {
    if (!stores.exists(store.code())) {
      stores.open(
          store.code(),
          store.name(),
          store.zone(),
          new OpeningHours(store.openingHours()),
          store.closedDates());
    }
    for (DepartmentSample department : sample.departments()) {
      String id = store.code() + "-" + department.code();
      if (!departments.existsById(id)) {
        departments.save(
            new Department(id, store.code(), department.nameEn(), department.nameZh(), null));
      }
    }
    for (PostSample post : sample.posts()) {
      String id = store.code() + "-" + post.code();
      if (!posts.existsById(id)) {
        posts.save(post(store.code(), id, post));
      }
    }
    for (PersonSample person : store.people()) {
      if (directory.findByLogin(person.login()).isEmpty()) {
        String id =
            people.hire(
                new PersonService.Hire(
                    person.name(),
                    Mobile.of(person.mobile()),
                    person.login(),
                    store.code() + "-" + person.post(),
                    person.hiredOn()));
        credentials.setHash(id, PASSWORD);
      }
    }
    LocalDate today = clock.today(ZoneId.of(store.zone()));
    for (String seller : INSURANCE_SELLERS) {
      directory
          .holders(seller, store.code())
          .forEach(
              member ->
                  certificates.grantOnce(
                      member.personId(), store.code(), INSURANCE_CERTIFICATE, today));
    }
    planRotas(store.code(), today);
    duties.open(store.code(), today);
  }

  private static Post post(String store, String id, PostSample post) {
    String head = post.head();
    return new Post(
        id,
        store,
        store + "-" + post.department(),
        head == null ? null : store + "-" + head,
        post.titleEn(),
        post.titleZh(),
        post.roles(),
        post.dutyLists(),
        store,
        null);
  }

  private void planRotas(String store, LocalDate today) {
    ZoneId zone = stores.zone(store).orElseThrow();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (int week = 0; week < WEEKS; week++) {
      LocalDate start = monday.plusWeeks(week);
      if (!rotas.isPlanned(store, start)) {
        rotas.publish(rotas.plan(store, Caller.SYSTEM, start, shifts(store, start, zone)));
      }
    }
  }

  /** Two days off a week for each, staggered and moving on by a day each week. */
  private List<Shift> shifts(String store, LocalDate monday, ZoneId zone) {
    List<Shift> shifts = new ArrayList<>();
    int turn = Math.floorMod(ChronoUnit.WEEKS.between(LocalDate.EPOCH, monday), 7);
    for (String role : List.of("sc", "rc")) {
      List<StaffMember> holders = directory.holders(role, store);
      for (int place = 0; place < holders.size(); place++) {
        int firstOff = (2 * place + turn) % 7;
        for (int day = 0; day < 7; day++) {
          if (day != firstOff && day != (firstOff + 1) % 7) {
            LocalDate date = monday.plusDays(day);
            shifts.add(
                new Shift(
                    holders.get(place).personId(),
                    date.atTime(OPENS).atZone(zone).toInstant(),
                    date.atTime(CLOSES).atZone(zone).toInstant()));
          }
        }
      }
    }
    return shifts;
  }

  private Sample read() {
    try (var file = new ClassPathResource("sample/organisation.json").getInputStream()) {
      return json.readValue(file, Sample.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
