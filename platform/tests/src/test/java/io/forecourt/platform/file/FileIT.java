package io.forecourt.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.personal.Erasure;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest(classes = FileIT.App.class, properties = "forecourt.service=crm")
class FileIT {
  private static final String PATH = "/api/v1/crm/files";
  private static final Login LI = TestTokens.person("li", "EAST", "sc");
  private static final Login WANG = TestTokens.person("wang", "EAST", "sc");
  private static final byte[] PNG = png();

  @Autowired private MockMvcTester mvc;
  @Autowired private StoredFiles files;
  @Autowired private MemoryStore blobs;
  @Autowired private Deals deals;
  @Autowired private Erasure erasure;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void aFileIsKeptSealedAndReadByWhoBroughtIt() throws IOException {
    String person = Ids.next();

    String id = uploaded(LI, "SIGNATURE", person, "张明.png", PNG);

    assertThat(blobs.contents).containsKey(key(id));
    assertThat(new String(blobs.content(key(id)), StandardCharsets.ISO_8859_1))
        .doesNotContain("SIGNED-BY-HAND");
    var read = get(LI, "/" + id + "/content");
    assertThat(read).hasStatus(200).hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(read.getResponse().getContentAsByteArray()).isEqualTo(PNG);
    assertThat(read.getResponse().getContentType()).isEqualTo("image/png");
    assertThat(get(WANG, "/" + id)).hasStatus(404);
    assertThat(get(WANG, "/" + id + "/content")).hasStatus(404);
    assertThat(
            jdbc.sql("SELECT name_sealed FROM stored_file WHERE id = ?")
                .param(id)
                .query(String.class)
                .list())
        .noneMatch(name -> name.contains("张明"));
  }

  @Test
  void theSameContentHasTheSameHash() throws IOException {
    String one = uploaded(LI, "SIGNATURE", Ids.next(), "a.png", PNG);
    String other = uploaded(LI, "SIGNATURE", Ids.next(), "b.png", PNG);

    assertThat(text(get(LI, "/" + one), "$.contentHash"))
        .isEqualTo(text(get(LI, "/" + other), "$.contentHash"));
  }

  @Test
  void whatAFileIsIsJudgedByItsContent() throws IOException {
    assertThat(upload(LI, "SIGNATURE", Ids.next(), "a.png", "x".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(400);
    assertThat(upload(LI, "LIST", null, "a.csv", PNG)).hasStatus(400);
    assertThat(
            upload(LI, "LIST", null, "a.csv", "x".repeat(1_001).getBytes(StandardCharsets.UTF_8)))
        .hasStatus(400);
    assertThat(
            upload(LI, "LIST", null, "a.csv", "x".repeat(1_000).getBytes(StandardCharsets.UTF_8)))
        .hasStatus(201);
    assertThat(upload(LI, "NOTHING", null, "a.csv", PNG)).hasStatus(400);
    assertThat(upload(LI, "SIGNATURE", null, "a.png", PNG)).hasStatus(400);
  }

  @Test
  void aRecordTakesAFileOnceAndThenDecidesWhoSeesIt() throws IOException {
    String id = uploaded(LI, "SIGNATURE", Ids.next(), "a.png", PNG);
    String deal = Ids.next();

    as(LI, () -> files.attach(id, "SIGNATURE", "deal", deal));

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> as(LI, () -> files.attach(id, "SIGNATURE", "deal", Ids.next())))
        .returns("file.in-use", RuleViolation::code);
    assertThat(get(WANG, "/" + id)).hasStatus(404);
    deals.seen.add(deal);
    assertThat(get(WANG, "/" + id)).hasStatus(200);
  }

  @Test
  void anErasedPersonsFilesAreGone() throws IOException {
    String person = Ids.next();
    String id = uploaded(LI, "SIGNATURE", person, "a.png", PNG);

    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> Callers.asSystem("test", () -> erasure.erase(person)));

    assertThat(blobs.contents).doesNotContainKey(key(id));
    assertThat(get(LI, "/" + id)).hasStatus(404);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM stored_file WHERE id = ? AND name_sealed IS NOT NULL")
                .param(id)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatNoRecordTookIsSweptAfterItsGraceAndNotBefore() throws IOException {
    String orphan = uploaded(LI, "SIGNATURE", Ids.next(), "a.png", PNG);
    String used = uploaded(LI, "SIGNATURE", Ids.next(), "b.png", PNG);
    String deal = Ids.next();
    as(LI, () -> files.attach(used, "SIGNATURE", "deal", deal));
    deals.seen.add(deal);
    Instant uploaded = Instant.parse(text(get(LI, "/" + orphan), "$.uploadedAt"));

    as(LI, () -> files.removeOrphans("EAST", uploaded));
    assertThat(get(LI, "/" + orphan)).hasStatus(200);
    as(LI, () -> files.removeOrphans("EAST", uploaded.plus(Duration.ofDays(1))));

    assertThat(get(LI, "/" + orphan)).hasStatus(404);
    assertThat(get(LI, "/" + used)).hasStatus(200);
    assertThat(blobs.contents).doesNotContainKey(key(orphan)).containsKey(key(used));
    Callers.asSystem("test", files::sweepRemoved);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM stored_file WHERE id = ?")
                .param(orphan)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aContentThatCannotBeDeletedHoldsUpNoOther() throws IOException {
    String stuck = uploaded(LI, "SIGNATURE", Ids.next(), "a.png", PNG);
    String next = uploaded(LI, "SIGNATURE", Ids.next(), "b.png", PNG);
    blobs.undeletable.add(key(stuck));
    as(LI, () -> files.remove(stuck));
    as(LI, () -> files.remove(next));

    Callers.asSystem("test", files::sweepRemoved);
    assertThat(removed()).contains(stuck).doesNotContain(next);

    blobs.undeletable.clear();
    Callers.asSystem("test", files::sweepRemoved);
    assertThat(removed()).doesNotContain(stuck);
  }

  private List<String> removed() {
    return jdbc.sql("SELECT id FROM stored_file WHERE state = 'REMOVED'")
        .query(String.class)
        .list();
  }

  private void as(Login who, Runnable work) {
    var caller =
        new Caller(who.personId(), Set.copyOf(who.roles()), who.store(), who.stores(), who.team());
    Callers.callAs(
        caller,
        "test",
        () -> {
          new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
          return null;
        });
  }

  private String uploaded(
      Login who, String kind, @Nullable String person, String name, byte[] content)
      throws IOException {
    var answer = upload(who, kind, person, name, content);
    assertThat(answer).hasStatus(201);
    return text(answer, "$.id");
  }

  private MvcTestResult upload(
      Login who, String kind, @Nullable String person, String name, byte[] content) {
    var request =
        mvc.post()
            .uri(PATH)
            .multipart()
            .file(new MockMultipartFile("file", name, null, content))
            .param("kind", kind)
            .header("Authorization", who.bearer());
    if (person != null) {
      request.param("personId", person);
    }
    return request.exchange();
  }

  private MvcTestResult get(Login who, String path) {
    return mvc.get().uri(PATH + path).header("Authorization", who.bearer()).exchange();
  }

  private static String text(MvcTestResult answer, String path) {
    try {
      return JsonPath.read(answer.getResponse().getContentAsString(StandardCharsets.UTF_8), path);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String key(String id) {
    return id.substring(id.length() - 2) + "/" + id;
  }

  private static byte[] png() {
    var octets = new ByteArrayOutputStream();
    octets.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    octets.writeBytes("SIGNED-BY-HAND ".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
    return octets.toByteArray();
  }

  /** The ciphertext as a bucket would hold it. */
  static final class MemoryStore implements BlobStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Set<String> undeletable = ConcurrentHashMap.newKeySet();

    byte[] content(String key) {
      return contents.getOrDefault(key, new byte[0]);
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
      byte[] octets = content.readAllBytes();
      if (octets.length != length) {
        throw new IOException("not as long as said");
      }
      contents.put(key, octets);
    }

    @Override
    public Optional<InputStream> open(String key) {
      return Optional.ofNullable(contents.get(key)).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(String key) throws IOException {
      if (undeletable.contains(key)) {
        throw new IOException("it is held");
      }
      contents.remove(key);
    }
  }

  /** A feature whose records have files. */
  static final class Deals implements FileRecords {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public String kind() {
      return "deal";
    }

    @Override
    public boolean maySee(String recordId) {
      return seen.contains(recordId);
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class App {
    @Bean
    @Primary
    MemoryStore memoryStore() {
      return new MemoryStore();
    }

    @Bean
    Deals deals() {
      return new Deals();
    }
  }
}
