package io.forecourt.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A folder of this machine. A content is complete or not there. */
final class FolderStore implements BlobStore {
  private final Path root;

  FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, InputStream content, long length) throws IOException {
    Path target = path(key);
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), "part", "");
    try {
      if (Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING) != length) {
        throw new IOException("the content is not as long as was said");
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public Optional<InputStream> open(String key) throws IOException {
    try {
      return Optional.of(Files.newInputStream(path(key)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  private Path path(String key) {
    Path path = root.resolve(key).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("a key stays inside the folder");
    }
    return path;
  }
}
