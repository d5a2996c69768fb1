package io.forecourt.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps what the tests of this run have shown about duties: one file a test class under {@code
 * target/duties}, a line a duty. {@code ci/land-duties} makes {@code docs/duties.md} of them. A
 * test that failed shows nothing. A class plays in the house that {@link Houses} gives it; after
 * the last one these are closed.
 */
public final class DutyResults
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Path FOLDER = Path.of("target", "duties");
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private record Write(String endpoint, String path, String answer) {
    boolean isAbout(String subject) {
      return path.contains(subject) || answer.contains(subject);
    }
  }

  private record Shown(String duty, String event, String endpoint) {}

  /** What the class that this thread runs has done so far. */
  private static final class Here {
    final List<Write> writes = new ArrayList<>();
    final List<Shown> shown = new ArrayList<>();
    final TreeSet<String> lines = new TreeSet<>();
  }

  private static final ThreadLocal<Here> HERE = ThreadLocal.withInitial(Here::new);

  /** A request of this test that changed something. */
  static void written(String method, String path, String answer) {
    String plain = path.replaceFirst("\\?.*", "");
    HERE.get().writes.add(new Write(method + " " + plain.replaceAll(ID, "{id}"), plain, answer));
  }

  /** The duty is shown to be closed by the event, which the last write about its subject told. */
  static void proven(String duty, String event, String subject) {
    List<Write> writes = HERE.get().writes;
    String endpoint =
        writes.reversed().stream()
            .filter(write -> write.isAbout(subject))
            .findFirst()
            .or(() -> writes.reversed().stream().findFirst())
            .map(Write::endpoint)
            .orElse("");
    HERE.get().shown.add(new Shown(duty, event, endpoint));
  }

  @Override
  public void beforeAll(ExtensionContext test) {
    test.getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent("houses", _ -> (AutoCloseable) Houses::close);
    if (!test.getRequiredTestClass().isMemberClass()) {
      Houses.enter(test.getRequiredTestClass());
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    HERE.get().writes.clear();
    HERE.get().shown.clear();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getExecutionException().isPresent()) {
      return;
    }
    String name =
        test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName();
    for (Shown shown : HERE.get().shown) {
      HERE.get()
          .lines
          .add(
              String.join(
                  "\t",
                  shown.duty(),
                  Handbook.duty(shown.duty()).capability(),
                  shown.endpoint(),
                  shown.event(),
                  name));
    }
  }

  @Override
  public void afterAll(ExtensionContext test) throws IOException {
    if (test.getRequiredTestClass().isMemberClass()) {
      return;
    }
    Houses.leave();
    TreeSet<String> lines = HERE.get().lines;
    if (lines.isEmpty()) {
      return;
    }
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(test.getRequiredTestClass().getSimpleName() + ".tsv"), lines);
    lines.clear();
  }
}
