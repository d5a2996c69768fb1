package io.forecourt.sales.order.persistence;

import io.forecourt.sales.order.domain.CancellationRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open request to cancel in columns of its order's row. */
record CancellationRequestRow(
    String by, String reasonCode, @Nullable String noteSealed, Instant at) {

  static @Nullable CancellationRequestRow of(
      @Nullable CancellationRequest request, String customerId, SealedWords words) {
    return request == null
        ? null
        : new CancellationRequestRow(
            request.by(),
            request.reasonCode(),
            words.seal(customerId, request.note()),
            request.at());
  }

  CancellationRequest request(SealedWords words) {
    return new CancellationRequest(by, reasonCode, words.open(noteSealed), at);
  }
}
