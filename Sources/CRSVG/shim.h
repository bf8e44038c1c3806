#pragma once
#include <stddef.h>

// The few functions of librsvg (2.46 and later) and cairo that are used, as their headers declare them. The headers themselves
// lie in a dozen folders that pkg-config alone knows, among flags that SwiftPM refuses (-pthread); whoever imports the module
// would need them too. Both libraries keep their binary interface within librsvg-2.so.2 and libcairo.so.2.

typedef struct _RsvgHandle RsvgHandle;
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

typedef struct {
  double x, y, width, height;
} RsvgRectangle;

enum { CAIRO_FORMAT_RGB24 = 1 };
enum { CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_WRITE_ERROR = 11 };

typedef int (*cairo_write_func_t)(void *closure, const unsigned char *data, unsigned int length);

RsvgHandle *rsvg_handle_new_from_data(const unsigned char *data, size_t length, void **error);
int rsvg_handle_render_document(RsvgHandle *handle, cairo_t *context, const RsvgRectangle *viewport, void **error);
void g_object_unref(void *object);

cairo_surface_t *cairo_image_surface_create(int format, int width, int height);
cairo_t *cairo_create(cairo_surface_t *surface);
void cairo_set_source_rgb(cairo_t *context, double red, double green, double blue);
void cairo_paint(cairo_t *context);
int cairo_surface_write_to_png_stream(cairo_surface_t *surface, cairo_write_func_t write, void *closure);
void cairo_surface_destroy(cairo_surface_t *surface);
void cairo_destroy(cairo_t *context);
