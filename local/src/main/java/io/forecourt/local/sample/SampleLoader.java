package io.forecourt.local.sample;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Patience;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/**
 * Loads the sample through the same requests that people's screens send, each with a key that makes
 * its repetition harmless. The people, their posts and rotas are hr's own.
 */
public final class SampleLoader {

  private static final int AT_ONCE = 8;
  private static final Duration REST = Duration.ofSeconds(60);

  private final Dealership dealership;
  private final Terminal terminal;
  private final Patience patience = new Patience(Pause::of);
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();

  public SampleLoader(Dealership dealership, Terminal terminal) {
    this.dealership = dealership;
    this.terminal = terminal;
  }

  private record Person(String id, String loginName, List<String> roles) {}

  private record Post(
      Role role, Store store, String personId, String path, Object body, String key) {}

  /**
   * @param mark gets one line that says what is there now; beside it a file with login names to try
   */
  public int load(Path mark) throws IOException {
    Barrier barrier = new Barrier(dealership);
    settle(barrier, "the people to be known in every service");

    int models = send(models());
    settle(barrier, "the models to be known in every service");
    List<Post> posts = new ArrayList<>();
    int people = 0;
    for (Store store : Store.values()) {
      List<Person> staff = people(store);
      people += staff.size();
      cars(store, posts);
      customers(store, posts);
      leads(store, staff, posts);
    }
    int loaded = send(posts);
    settle(barrier, "the sample to be known in every service");
    int contacts = 0;
    int contacted = 0;
    for (Store store : Store.values()) {
      List<Post> first = firstContacts(store);
      contacts += first.size();
      contacted += send(first);
    }
    settle(barrier, "the first contacts to be known in every service");

    refusals.stream().distinct().limit(8).forEach(terminal::line);
    int refused = posts.size() - loaded + SampleData.MODELS.size() - models + contacts - contacted;
    if (refused > 0) {
      throw new Trouble(
          "%d of %d sample records were refused"
              .formatted(refused, posts.size() + SampleData.MODELS.size() + contacts));
    }
    int stores = Store.values().length;
    Files.writeString(mark.resolveSibling("logins.txt"), logins());
    Files.writeString(
        mark,
        "%d stores, %d people, %d cars, %d customers"
            .formatted(
                stores,
                people,
                stores * SampleData.CARS,
                stores * (SampleData.CUSTOMERS + SampleData.OPEN_LEADS)));
    return 0;
  }

  private void settle(Barrier barrier, String what) {
    if (barrier.await(false, REST) instanceof Barrier.Outcome.StillBusy busy) {
      throw new Trouble("waited %d s for %s: %s".formatted(REST.toSeconds(), what, busy.who()));
    }
  }

  private List<Post> models() {
    return SampleData.MODELS.stream()
        .map(
            model ->
                new Post(
                    Role.IO,
                    Store.EAST,
                    "",
                    "/api/v1/inventory/models",
                    model.body(),
                    "sample-model-" + model.code()))
        .toList();
  }

  private static void cars(Store store, List<Post> posts) {
    for (SampleData.Car car : SampleData.cars(store)) {
      posts.add(
          new Post(
              Role.YD,
              store,
              "",
              "/api/v1/inventory/vehicles",
              Map.of("vin", car.vin(), "modelCode", car.modelCode(), "colour", car.colour()),
              "sample-car-" + car.vin()));
    }
  }

  private static void customers(Store store, List<Post> posts) {
    for (SampleData.Customer customer : SampleData.customers(store)) {
      posts.add(
          new Post(
              Role.RC,
              store,
              "",
              "/api/v1/crm/customers",
              Map.of("name", customer.name(), "mobile", customer.mobile()),
              "sample-customer-" + customer.mobile()));
    }
  }

  /** Each consultant brings some leads, so that nobody starts with nothing to do. */
  private static void leads(Store store, List<Person> staff, List<Post> posts) {
    List<Person> consultants =
        staff.stream().filter(person -> person.roles().contains(Role.SC.code())).toList();
    List<SampleData.Lead> leads = SampleData.leads(store);
    for (int i = 0; i < leads.size(); i++) {
      SampleData.Lead lead = leads.get(i);
      posts.add(
          new Post(
              Role.SC,
              store,
              consultants.get(i % consultants.size()).id(),
              "/api/v1/crm/leads",
              Map.of(
                  "name", lead.person().name(),
                  "mobile", lead.person().mobile(),
                  "source", lead.source(),
                  "modelCode", lead.modelCode()),
              "sample-lead-" + lead.person().mobile()));
    }
  }

  /** Five in six of the sample's leads were called at once; the others wait. */
  private List<Post> firstContacts(Store store) {
    List<Post> posts = new ArrayList<>();
    int number = 0;
    String cursor = "";
    do {
      Answer page =
          dealership.direct(
              dealership.token(Role.SH, store),
              "crm",
              "GET",
              "/api/v1/crm/follow-ups?kind=FIRST_RESPONSE&state=OPEN&limit=100"
                  + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
              null,
              Map.of());
      if (!page.good()) {
        throw new Trouble("crm does not list its follow-ups: " + page.refusal());
      }
      for (JsonNode item : page.body().path("items")) {
        if (number++ % 6 == 5) {
          continue;
        }
        String id = item.path("id").asString("");
        posts.add(
            new Post(
                Role.SC,
                store,
                item.path("ownerId").asString(""),
                "/api/v1/crm/follow-ups/" + id + "/contact",
                Map.of(
                    "outcome",
                    "REACHED_SATISFIED",
                    "evidence",
                    Map.of("kind", "CALL", "reference", "SAMPLE-" + number)),
                "sample-contact-" + id));
      }
      cursor = page.text("next");
    } while (!cursor.isEmpty());
    return posts;
  }

  private List<Person> people(Store store) {
    List<Person> people = new ArrayList<>();
    String cursor = "";
    do {
      Answer answer =
          dealership.direct(
              dealership.token(Role.HR, store),
              "hr",
              "GET",
              "/api/v1/hr/people?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
              null,
              Map.of());
      if (!answer.good()) {
        throw new Trouble("hr does not list its people: " + answer.refusal());
      }
      for (JsonNode item : answer.body().path("items")) {
        List<String> roles = new ArrayList<>();
        item.path("roles").forEach(role -> roles.add(role.asString("")));
        people.add(
            new Person(item.path("id").asString(""), item.path("loginName").asString(""), roles));
      }
      cursor = answer.text("next");
    } while (!cursor.isEmpty());
    return people;
  }

  private String logins() {
    List<String> shown = new ArrayList<>();
    for (Role role : List.of(Role.SC, Role.RC, Role.FN, Role.SM, Role.GM)) {
      shown.add("%s (%s)".formatted(dealership.loginName(role, Store.EAST), role.title()));
    }
    return String.join(", ", shown);
  }

  /** Sends all, some at once, and returns how many are there now. */
  private int send(List<Post> posts) {
    Semaphore slots = new Semaphore(AT_ONCE);
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Post post : posts) {
        slots.acquire();
        answers.add(
            threads.submit(
                () -> {
                  try {
                    return send(post);
                  } finally {
                    slots.release();
                  }
                }));
      }
      int good = 0;
      for (Future<Boolean> answer : answers) {
        good += answer.get() ? 1 : 0;
      }
      return good;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Trouble trouble ? trouble : new IllegalStateException(e);
    }
  }

  private boolean send(Post post) {
    String service = post.path().split("/")[3];
    Answer answer =
        patience.with(
            () ->
                dealership.direct(
                    dealership.tokenOf(post.role(), post.store(), post.personId()),
                    service,
                    "POST",
                    post.path(),
                    post.body(),
                    Map.of("Idempotency-Key", post.key())));
    if (answer.good()) {
      return true;
    }
    refusals.add(post.path() + ": " + answer.refusal());
    return false;
  }
}
