# syntax=docker/dockerfile:1
# Node 22 is the oldest line that will still get security fixes next year; Node 20.19 stays the floor (package.json).
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY client client
COPY server server
COPY shared shared
COPY scripts scripts
# The search engine is a container of its own here.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@gaubee

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PALIER_DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/server/seed server/seed
COPY --from=build /app/server/french/synonyms.txt server/french/
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node itself is the first process, so that SIGTERM reaches it.
CMD ["node", "--enable-source-maps", "--max-old-space-size=512", "dist/server/main.js"]
