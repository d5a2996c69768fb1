package io.forecourt.insurance.premium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExactArithmeticTests {

  private static final Pattern DESCRIPTOR = Pattern.compile("\\(?[\\[BCDFIJSZV;()A-Za-z0-9/$_]*");
  private static final Pattern BINARY =
      Pattern.compile("\\([^)]*(?<![A-Za-z0-9/$_])[DF][^)]*\\).*|.*\\)\\[*[DF]|\\[*[DF]");

  @Test
  void nothingInTheEngineCountsInBinaryFloatingPoint() throws IOException, URISyntaxException {
    List<Path> classes = compiled(PremiumEngine.class);
    List<String> found = new ArrayList<>();

    for (Path file : classes) {
      look(ClassFile.of().parse(file), found);
    }

    assertThat(classes).hasSizeGreaterThan(50);
    assertThat(found).isEmpty();
  }

  @Test
  void theLookFindsFloatingPointWhereThereIsSome() throws IOException, URISyntaxException {
    List<String> found = new ArrayList<>();

    for (Path file : compiled(ExactArithmeticTests.class)) {
      if (file.getFileName().toString().contains("Inexact")) {
        look(ClassFile.of().parse(file), found);
      }
    }

    assertThat(found).hasSizeGreaterThan(2);
  }

  @SuppressWarnings("unused")
  private static final class Inexact {
    double half(int whole) {
      double half = whole / 2.0;
      return half;
    }
  }

  private static void look(ClassModel type, List<String> found) {
    String name = type.thisClass().asInternalName();
    for (PoolEntry entry : type.constantPool()) {
      boolean constant = entry instanceof DoubleEntry || entry instanceof FloatEntry;
      boolean described =
          entry instanceof Utf8Entry text
              && DESCRIPTOR.matcher(text.stringValue()).matches()
              && BINARY.matcher(text.stringValue()).matches();
      if (constant || described) {
        found.add(name + ": " + entry);
      }
    }
    type.methods().forEach(method -> look(name, method, found));
  }

  private static void look(String type, MethodModel method, List<String> found) {
    method
        .code()
        .ifPresent(
            code ->
                code.forEach(
                    element -> {
                      boolean binary =
                          switch (element) {
                            case LoadInstruction load -> isBinary(load.typeKind());
                            case StoreInstruction store -> isBinary(store.typeKind());
                            case ConvertInstruction convert -> isBinary(convert.toType());
                            case OperatorInstruction operator ->
                                operator.opcode() != Opcode.ARRAYLENGTH
                                    && isBinary(operator.typeKind());
                            default -> false;
                          };
                      if (binary) {
                        found.add(type + "." + method.methodName() + ": " + element);
                      }
                    }));
  }

  private static boolean isBinary(TypeKind kind) {
    return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
  }

  private static List<Path> compiled(Class<?> one) throws IOException, URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(one.getResource(one.getSimpleName() + ".class")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(file.getParent()))) {
      return files.filter(path -> path.toString().endsWith(".class")).toList();
    }
  }
}
