package io.forecourt.platform.export;

import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a list method of the API. When a file is asked for, it is run page by page until the end,
 * and each page is written before the next is read, so that the heap holds one page whatever the
 * list. The export is on the record before its first row leaves the house.
 */
final class ListExport extends ServletInvocableHandlerMethod {

  /** What the invocation needs from the application. */
  record Parts(AccessLog accesses, JsonMapper json, Supplier<LocalDate> today) {}

  /** Longest list of names that the access log takes. */
  private static final int MOST_NAMES = 500;

  private final Class<? extends Record> rowType;
  private final Parts parts;

  ListExport(HandlerMethod method, Class<? extends Record> rowType, Parts parts) {
    super(method);
    this.rowType = rowType;
    this.parts = parts;
  }

  @Override
  public void invokeAndHandle(
      ServletWebRequest web, ModelAndViewContainer container, Object... given) throws Exception {
    Optional<SheetFormat> format =
        SheetFormat.asked(web.getRequest().getHeader(HttpHeaders.ACCEPT));
    if (format.isEmpty()) {
      super.invokeAndHandle(web, container, given);
      return;
    }
    ListRequest.all(web.getRequest(), null);
    Page<?> first = page(web, container, given);
    container.setRequestHandled(true);
    write(format.get(), first, web, container, given);
  }

  private void write(
      SheetFormat format,
      Page<?> first,
      ServletWebRequest web,
      ModelAndViewContainer container,
      Object... given)
      throws Exception {
    List<Column> columns = Column.of(rowType);
    String name = name(web.getRequest());
    HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
    if (response == null) {
      throw new IllegalStateException("there is nobody to answer");
    }
    record(name, columns, first.items().size());
    int later = 0;
    try {
      head(response, format, name);
      Sheet sheet = format.open(columns, response.getOutputStream());
      write(sheet, columns, first);
      String next = first.next();
      while (next != null) {
        ListRequest.all(web.getRequest(), next);
        Page<?> page = page(web, container, given);
        later += page.items().size();
        write(sheet, columns, page);
        next = page.next();
      }
      sheet.close();
    } finally {
      if (later > 0) {
        record(name, columns, later);
      }
    }
  }

  private Page<?> page(ServletWebRequest web, ModelAndViewContainer container, Object... given)
      throws Exception {
    if (invokeForRequest(web, container, given) instanceof Page<?> page) {
      return page;
    }
    throw new IllegalStateException("a list answers with pages: " + getMethod());
  }

  private void write(Sheet sheet, List<Column> columns, Page<?> page) throws IOException {
    for (Object item : page.items()) {
      var row = parts.json.valueToTree(item);
      List<String> cells = new ArrayList<>(columns.size());
      columns.forEach(column -> cells.add(column.text(row)));
      sheet.row(cells);
    }
    sheet.flush();
  }

  private void head(HttpServletResponse response, SheetFormat format, String name) {
    response.setContentType(format.contentType());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name + "-" + parts.today.get() + "." + format.extension())
            .build()
            .toString());
  }

  private void record(String name, List<Column> columns, int rows) {
    List<String> fields = new ArrayList<>();
    int length = 0;
    for (String field : columns.stream().map(Column::field).distinct().toList()) {
      length += field.length() + 1;
      if (length <= MOST_NAMES) {
        fields.add(field);
      }
    }
    parts.accesses.write(
        new AccessLog.Access(AccessLog.Kind.EXPORT, null, name, null, fields, null, null, rows));
  }

  /** {@code customers-vehicles} for {@code /api/v1/crm/customers/{id}/vehicles}. */
  private static String name(HttpServletRequest request) {
    @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String path = pattern == null ? request.getRequestURI() : pattern.toString();
    return Arrays.stream(path.split("/"))
        .skip(4)
        .filter(part -> !part.startsWith("{"))
        .collect(Collectors.joining("-"));
  }
}
