package io.forecourt.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link ListRequest} parameters. */
final class ListRequests implements HandlerMethodArgumentResolver {

  static final int DEFAULT_LIMIT = 50;
  static final int MOST = 200;

  private final Cursors cursors;

  ListRequests(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == ListRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Listing listing = parameter.getParameterAnnotation(Listing.class);
    if (listing == null || listing.sorts().length == 0) {
      throw new IllegalStateException("a ListRequest needs @Listing with its sorts: " + parameter);
    }
    List<String> sorts = List.of(listing.sorts());
    String sent = request.getParameter("sort");
    String sort = sent == null ? sorts.getFirst() : sent;
    boolean descending = sort.startsWith("-");
    String name = descending ? sort.substring(1) : sort;
    boolean declared = sorts.contains(sort) || sorts.contains(name) || sorts.contains("-" + name);
    if (!declared) {
      throw ProblemException.parameter("sort", "parameter.unknown-value", String.join(", ", sorts));
    }
    ListRequest.Onward onward = ListRequest.onward(request);
    String cursor = request.getParameter("cursor");
    int limit = limit(request.getParameter("limit"));
    if (onward != null) {
      if (cursor != null || request.getParameter("limit") != null) {
        throw ProblemException.parameter(cursor == null ? "limit" : "cursor", "list.whole");
      }
      cursor = onward.token();
      limit = MOST;
    }
    return new ListRequest(
        limit, name, descending, cursor == null ? null : cursors.read(cursor, name, descending));
  }

  private static int limit(@Nullable String sent) {
    if (sent == null) {
      return DEFAULT_LIMIT;
    }
    if (!sent.matches("[0-9]{1,4}")) {
      throw ProblemException.parameter("limit", "parameter.invalid");
    }
    int limit = Integer.parseInt(sent);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.parameter("limit", "parameter.range", 1, MOST);
    }
    return limit;
  }
}
