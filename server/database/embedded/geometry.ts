import { MongoFault } from './errors.ts'
import { fieldsOf, isNumber, isObject, toNumber, type Doc } from './values.ts'

/** Longitude and latitude in degrees, or x and y in the plane. */
type Point = readonly [x: number, y: number]

/** Is a point in a region? */
export type Region = (point: Point) => boolean

const bad = (message: string) => new MongoFault('BadValue', message)

/** A pair of numbers: as an array, or as the first two fields of a document. */
function pairOf(value: unknown): Point | undefined {
  const [x, y] = Array.isArray(value)
    ? (value as unknown[])
    : isObject(value)
      ? fieldsOf(value).map(([, one]) => one)
      : []
  return isNumber(x) && isNumber(y) ? [toNumber(x) ?? NaN, toNumber(y) ?? NaN] : undefined
}

/** The points of a stored place: a pair, several of them, or a GeoJSON geometry's corners. Empty when it is no place. */
export function pointsOf(value: unknown): Point[] {
  if (isObject(value) && Array.isArray(value['coordinates'])) return pointsOf(value['coordinates'])
  const pair = pairOf(value)
  if (pair) return [pair]
  return Array.isArray(value) ? value.flatMap(pointsOf) : []
}

function wantPoint(value: unknown): Point {
  const point = pairOf(value)
  if (!point) throw bad('Point must be an array or object with two numbers')
  return point
}

function wantList(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw bad(`${what} must be an array`)
  return value
}

function circle(value: unknown, distance: (a: Point, b: Point) => number): Region {
  const [middle, said] = wantList(value, 'a circle')
  const centre = wantPoint(middle)
  const radius = toNumber(said)
  if (radius === undefined || radius < 0) throw bad('radius must be a non-negative number')
  return (point) => distance(point, centre) <= radius
}

const inPlane = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The angle between two points on the sphere, in radians (the haversine formula). */
function onSphere(a: Point, b: Point): number {
  const [x, y, u, v] = [...a, ...b].map(radians) as [number, number, number, number]
  const h = Math.sin((y - v) / 2) ** 2 + Math.cos(y) * Math.cos(v) * Math.sin((x - u) / 2) ** 2
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)))
}

function box(value: unknown): Region {
  const [a, b] = wantList(value, '$box').map(wantPoint)
  if (!a || !b) throw bad('$box needs two corners')
  const within = (one: number, low: number, high: number) =>
    Math.min(low, high) <= one && one <= Math.max(low, high)
  return ([x, y]) => within(x, a[0], b[0]) && within(y, a[1], b[1])
}

const sidesOf = (corners: Point[]): [Point, Point][] =>
  corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]!])

/** By the number of sides that a ray to the right crosses. */
function flatPolygon(corners: Point[]): Region {
  return ([x, y]) =>
    sidesOf(corners).filter(([a, b]) => {
      const crosses = a[1] > y !== b[1] > y
      return crosses && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]
    }).length %
      2 ===
    1
}

/** The direction in which a point of the sphere is seen from another. */
function azimuth(from: Point, to: Point): number {
  const [x, y, u, v] = [...from, ...to].map(radians) as [number, number, number, number]
  return Math.atan2(
    Math.sin(u - x) * Math.cos(v),
    Math.cos(y) * Math.sin(v) - Math.sin(y) * Math.cos(v) * Math.cos(u - x),
  )
}

/**
 * On the sphere, with great circles for sides, and less than half of it large: whoever follows the sides with their eyes
 * turns round once when they stand inside. So they do opposite to it, which is farther away than a quarter turn.
 */
function roundPolygon(corners: Point[]): Region {
  return (point) => {
    if (corners.every((corner) => onSphere(point, corner) > Math.PI / 2)) return false
    let turned = 0
    for (const [a, b] of sidesOf(corners)) {
      const turn = azimuth(point, b) - azimuth(point, a)
      turned += turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
    }
    return Math.abs(turned) > Math.PI
  }
}

function geoJsonPolygon(rings: unknown): Region {
  const [outer, ...holes] = wantList(rings, 'Polygon coordinates').map((ring) => {
    const corners = wantList(ring, 'a ring').map(wantPoint)
    const [first, last] = [corners[0], corners.at(-1)]
    if (!first || !last || corners.length < 4) throw bad('a ring needs at least four positions')
    if (first[0] !== last[0] || first[1] !== last[1]) throw bad('Loop is not closed')
    return roundPolygon(corners.slice(0, -1))
  })
  if (!outer) throw bad('Polygon has no loops')
  return (point) => outer(point) && !holes.some((hole) => hole(point))
}

function geometry(value: unknown): Region {
  const { type, coordinates }: Doc = isObject(value) ? value : {}
  if (type === 'Polygon') return geoJsonPolygon(coordinates)
  if (type === 'MultiPolygon') {
    const polygons = wantList(coordinates, 'MultiPolygon coordinates').map(geoJsonPolygon)
    return (point) => polygons.some((polygon) => polygon(point))
  }
  throw bad(`$geoWithin not supported with provided geometry: ${String(type)}`)
}

const shapes: Record<string, (value: unknown) => Region> = {
  $box: box,
  $center: (value) => circle(value, inPlane),
  $centerSphere: (value) => circle(value, onSphere),
  $polygon: (value) => {
    const corners = wantList(value, '$polygon').map(wantPoint)
    if (corners.length < 3) throw bad('Polygon must have at least 3 points')
    return flatPolygon(corners)
  },
  $geometry: geometry,
}

/** Reads what `$geoWithin` asks. @throws BadValue */
export function parseRegion(value: unknown): Region {
  const [name, shape] = (isObject(value) && fieldsOf(value)[0]) || []
  const read = name === undefined ? undefined : shapes[name]
  if (!read) throw bad(`unknown geo specifier: ${String(name)}`)
  return read(shape)
}
