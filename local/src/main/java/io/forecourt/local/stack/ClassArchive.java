package io.forecourt.local.stack;

import java.nio.file.Path;
import java.util.List;

/** Classes of a service, read and checked once and kept for later starts. */
final class ClassArchive {

  private ClassArchive() {}

  static List<String> flags(Home home, String name, Path jar) {
    return List.of("-Xshare:auto");
  }
}
