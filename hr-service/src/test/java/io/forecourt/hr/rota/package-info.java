@NullMarked
package io.forecourt.hr.rota;

import org.jspecify.annotations.NullMarked;
