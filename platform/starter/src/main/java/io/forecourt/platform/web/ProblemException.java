package io.forecourt.platform.web;

import java.util.List;

/** A request that breaks a convention of the API itself, not a rule of the business. */
final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  static ProblemException of(int status, String code, Object... arguments) {
    return new ProblemException(Problem.of(status, code, arguments));
  }

  /** A query parameter is wrong; {@code code} is also that of the field. */
  static ProblemException parameter(String name, String code, Object... arguments) {
    return new ProblemException(
        Problem.of(400, code, name)
            .withErrors(List.of(new Problem.FieldError("?" + name, code, arguments))));
  }

  Problem problem() {
    return problem;
  }
}
