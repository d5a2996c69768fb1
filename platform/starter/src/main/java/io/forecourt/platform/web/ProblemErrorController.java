package io.forecourt.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that end outside of Spring MVC, in a filter or in the container, are problems too. */
@Controller
final class ProblemErrorController implements ErrorController {

  private final ProblemResponses responses;

  ProblemErrorController(ProblemResponses responses) {
    this.responses = responses;
  }

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Problem problem = ApiErrors.byStatus(status instanceof Integer code ? code : 404);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error
        && BodyTooLarge.causes(error)) {
      problem = Problem.of(413, "request.too-large");
    }
    var failed =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getRequestURI() {
            return path == null ? super.getRequestURI() : path.toString();
          }
        };
    responses.write(failed, response, problem);
  }
}
