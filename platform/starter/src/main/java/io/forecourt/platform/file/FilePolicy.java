package io.forecourt.platform.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which kinds of files a service takes, as {@code policy/files.json}. */
record FilePolicy(List<Kind> kinds) {
  static final String NAME = "files";

  /**
   * @param code for example LEAD_IMPORT
   * @param types that it may be of
   * @param ofPerson whether it is about one person, whose key seals it
   */
  record Kind(String code, Set<FileType> types, long maxBytes, boolean ofPerson) {}

  Optional<Kind> kind(String code) {
    return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
  }
}
