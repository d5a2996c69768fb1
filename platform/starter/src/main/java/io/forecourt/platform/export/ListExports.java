package io.forecourt.platform.export;

import io.forecourt.platform.web.ListForms;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Finds the methods that answer lists of records. */
final class ListExports implements ListForms {
  private final ListExport.Parts parts;
  private final Map<Method, Optional<Class<? extends Record>>> rows = new ConcurrentHashMap<>();

  ListExports(ListExport.Parts parts) {
    this.parts = parts;
  }

  @Override
  public Optional<ServletInvocableHandlerMethod> of(HandlerMethod method) {
    return rows.computeIfAbsent(method.getMethod(), _ -> rowOf(method))
        .map(row -> new ListExport(method, row, parts));
  }

  @Override
  public List<String> mediaTypes() {
    return Arrays.stream(SheetFormat.values()).map(SheetFormat::mediaType).toList();
  }

  private static Optional<Class<? extends Record>> rowOf(HandlerMethod method) {
    ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
    boolean paged =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType() == ListRequest.class);
    Class<?> row = answer.getGeneric(0).resolve();
    return paged && answer.resolve() == Page.class && row != null && row.isRecord()
        ? Optional.of(row.asSubclass(Record.class))
        : Optional.empty();
  }
}
