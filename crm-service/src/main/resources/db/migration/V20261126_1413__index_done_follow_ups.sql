ALTER TABLE follow_up
  ADD KEY follow_up_by_close (store_code, state, closed_at),
  ADD KEY follow_up_by_delivery (store_code, kind, delivered_at);
