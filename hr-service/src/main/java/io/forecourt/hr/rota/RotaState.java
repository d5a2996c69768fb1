package io.forecourt.hr.rota;

enum RotaState {
  DRAFT,
  PUBLISHED;

  boolean canBecome(RotaState next) {
    return switch (this) {
      case DRAFT -> next == PUBLISHED;
      case PUBLISHED -> false;
    };
  }
}
