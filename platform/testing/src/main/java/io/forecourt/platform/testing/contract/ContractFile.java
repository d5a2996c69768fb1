package io.forecourt.platform.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of {@code contracts/} and its twin of this build under {@code target/contracts}. A test
 * writes the twin and compares; {@code ci/land-contracts} copies it, {@code ci/check-contracts}
 * fails while they differ.
 */
public final class ContractFile {

  private static final Path FRESH = Path.of("target", "contracts");
  private static final int LARGEST = 32 * 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path stored;
  private final Path fresh;

  /**
   * @param contracts the folder of all contracts, seen from the module
   * @param name path of the file in it
   */
  public ContractFile(Path contracts, String name) {
    this.stored = contracts.resolve(name);
    this.fresh = FRESH.resolve(name);
  }

  public boolean isStored() {
    return Files.exists(stored);
  }

  /** What was stored, whether YAML or JSON. */
  public JsonNode stored() {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE); // the file is our own
    options.setCodePointLimit(LARGEST);
    Object tree = new Yaml(new SafeConstructor(options)).load(read(stored));
    return JSON.valueToTree(tree);
  }

  /** Writes the twin as YAML with sorted keys, so that the same content is the same file. */
  public void writeYaml(JsonNode content) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setWidth(160);
    options.setSplitLines(false);
    write(new Yaml(new Representer(options), options).dump(sorted(content)));
  }

  /** Writes the twin as it is. */
  public void write(String content) {
    try {
      Files.createDirectories(fresh.getParent());
      Files.writeString(fresh, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "contracts/" + fresh.subpath(FRESH.getNameCount(), fresh.getNameCount());
  }

  private static Object sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream().map(ContractFile::sorted).toList();
    }
    return JSON.convertValue(node, Object.class);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
