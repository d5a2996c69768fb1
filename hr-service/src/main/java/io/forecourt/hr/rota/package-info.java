/** Who is on shift when, and who is away. */
@NullMarked
package io.forecourt.hr.rota;

import org.jspecify.annotations.NullMarked;
